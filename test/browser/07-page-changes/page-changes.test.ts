import { expect, test, vi } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { picks, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { refusal, reprise, visitor } from '../../support/visitor.ts';

onStorefront();

const asked = (times: number) => vi.waitFor(() => expect(shop.questions).toHaveLength(times), until);
const go = (path: string) => page.evaluate((to) => history.pushState({}, '', to), path);

test.each([
  ['the Navigation API', true],
  ['the history alone', false],
])(
  'with %s, what was armed on one page does not show on the next, which is asked about anew',
  async (_, api) => {
    if (!api) await page.addInitScript(() => Reflect.deleteProperty(window, 'navigation'));
    shop.answer = ({ page: { url } }) =>
      new URL(url).pathname === '/'
        ? { decisions: [{ ...welcome, trigger: { any: [{ event: 'go' }] } }] }
        : {};
    await page.goto(shop.url);
    await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').armed);
    await go('/collections/tea');
    await asked(2);
    await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').answer);
    await reprise(page, 'track', 'go');
    expect(await page.locator('reprise-view').count()).toBe(0);
    expect(shop.questions[1]).toMatchObject({ page: { kind: 'category' }, session: { pages: 2, visits: 1 } });
    await page.goBack();
    await asked(3);
    expect(shop.questions[2]?.page.kind).toBe('home');
    expect(await page.evaluate(() => 'navigation' in window)).toBe(api);
  },
);

test('an answer that comes when its page is gone shows nothing', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asks = 0;
  shop.gate = (path) => (path === '/v1/decide' && ++asks === 1 ? promise : undefined);
  shop.answer = ({ page: { url } }) => (new URL(url).pathname === '/' ? { decisions: [welcome] } : {});
  await page.goto(shop.url);
  await vi.waitFor(() => expect(shop.fetched).toContain('/v1/decide'), until);
  await go('/collections/tea');
  await asked(1);
  const late = page.waitForResponse('**/v1/decide');
  resolve();
  await (await late).finished();
  await go('/collections/coffee');
  await asked(3);
  expect(shop.questions.map(({ page: { kind } }) => kind)).toEqual(['category', 'home', 'category']);
  expect(shop.questions[2]?.session.overlays).toBe(0);
  expect(shop.fetched).not.toContain('/r/show.js');
});

test('takes the slot of the page before away, and fills it again', async () => {
  shop.answer = ({ page: { url } }) => (url.includes('/products/') ? { decisions: [picks] } : {});
  await page.goto(`${shop.url}/products/highland`);
  await page.getByRole('region', { name: 'Picked for you' }).waitFor({ state: 'attached' });
  await go('/');
  await asked(2);
  expect(await page.locator('reprise-view').count()).toBe(0);
  await go('/products/night');
  await page.getByRole('region', { name: 'Picked for you' }).waitFor({ state: 'attached' });
  expect(await page.locator('reprise-view').count()).toBe(1);
});

test('a page that comes back from the cache of the browser is a page like any other', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, trigger: { any: [{ event: 'go' }] } }] });
  await page.goto(shop.url);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').armed);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await asked(2);
  expect(shop.questions[1]?.session.pages).toBe(2);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').armed);
  await reprise(page, 'track', 'go');
  await page.getByRole('dialog').waitFor();
  expect(await page.locator('reprise-view').count()).toBe(1);
});

test('a second script tag changes nothing', async () => {
  await page.goto(shop.url);
  await asked(1);
  await page.evaluate((html) => {
    const source = new DOMParser().parseFromString(html, 'text/html').querySelector('script');
    const again = document.createElement('script');
    for (const { name, value } of source?.attributes ?? []) again.setAttribute(name, value);
    return new Promise((done) => {
      again.onload = done;
      document.head.append(again);
    });
  }, shop.tagHtml);
  await go('/collections/tea');
  await asked(2);
  await go('/collections/coffee');
  await asked(3);
});

test('stays away where people pay', async () => {
  await page.goto(`${shop.url}/checkout/payment`);
  await page.waitForFunction(() => Reflect.has(window, 'reprise'));
  await reprise(page, 'page', { kind: 'checkout' });
  await go('/');
  await asked(1);
  expect(shop.questions[0]).toMatchObject({ page: { kind: 'home' }, session: { pages: 1 } });
});

test('leaves nothing lying over the page where people pay', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, view: { as: 'slide-in' } }] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await go('/collections/tea');
  await asked(2);
  expect(await page.getByRole('dialog').count()).toBe(1);
  await page.evaluate(() =>
    Reflect.get(window, 'reprise')('on', 'dismissed', () => {
      document.title = 'dismissed';
    }),
  );
  await go('/checkout/payment');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.title()).not.toBe('dismissed');
});

test.each([
  ['where people pay', () => go('/checkout/payment')],
  ['when consent is withdrawn', () => reprise(page, 'consent', false)],
])('what lies over the page goes %s, before the page it came along to was answered, too', async (_, end) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asks = 0;
  shop.gate = (path) => (path === '/v1/decide' && ++asks > 1 ? promise : undefined);
  shop.answer = () => ({ decisions: [{ ...welcome, view: { as: 'slide-in' } }] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await go('/collections/tea');
  await vi.waitFor(() => expect(asks).toBe(2), until);
  await end();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  resolve();
});

test('what the shop says of its page comes first, then its data, then its address', async () => {
  shop.script = `window.dataLayer = [{ event: 'view_item', ecommerce: { currency: 'EUR', items: [{ item_id: 7, item_name: 'From data', price: '12.50' }] } }];
    window.reprise = function () { (reprise.q = reprise.q || []).push(arguments); };
    reprise('page', { product: { id: 'sku-7' }, category: 'coffee' });`;
  await page.goto(`${shop.url}/anything`);
  await asked(1);
  expect(shop.questions[0]?.page).toMatchObject({
    kind: 'product',
    currency: 'EUR',
    category: 'coffee',
    locale: 'en',
    product: { id: 'sku-7', title: 'From data', priceMinor: 1250 },
  });
});

test('an order ends what was shown before', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, form: undefined }] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await page.goto(`${shop.url}/thank-you`);
  await asked(2);
  expect(shop.questions[1]?.session).toMatchObject({
    bought: true,
    shown: { 'welcome-15': { end: { why: 'order' } } },
  });
});

test('a page of thanks that the visitor came in by is no order, not even loaded again', async () => {
  shop.answer = () => ({ decisions: [welcome] });
  await page.goto(`${shop.url}/thank-you`);
  await page.getByRole('dialog').waitFor();
  await page.reload();
  await asked(2);
  expect(shop.questions[1]?.session).not.toHaveProperty('bought');
});

test('without consent too, who is sent from where they pay to the thanks is not welcomed', async () => {
  shop.tag = '';
  shop.answer = () => ({ decisions: [welcome] });
  await page.goto(`${shop.url}/thank-you`, { referer: 'https://pay.example/' });
  expect(await refusal(page, 'welcome-15')).toBe('bought');
});

test('a shop that replaces its whole body takes an overlay along, and the next one shows all the same', async () => {
  shop.answer = () => ({
    decisions: [{ ...welcome, frequency: {}, trigger: { any: [{ event: 'go' }] } }],
    limits: { overlaysPerSession: 9, secondsBetweenOverlays: 0, quietUrls: [] },
  });
  await page.goto(shop.url);
  for (const times of [1, 2]) {
    await page.waitForFunction(() => Reflect.get(window, 'reprise')('debug').armed);
    await reprise(page, 'track', 'go');
    await page.getByRole('dialog').waitFor();
    await page.evaluate(() => {
      const body = document.createElement('body');
      body.textContent = 'the next page';
      document.body = body;
    });
    await go(`/page-${times}`);
    await asked(times + 1);
  }
});

test('a held-out campaign draws and fetches nothing, and is counted when it would have shown', async () => {
  const { content: _, form: __, ...rest } = welcome;
  shop.answer = () => ({ decisions: [{ ...rest, held: true }] });
  await page.goto(shop.url);
  await vi.waitFor(
    () => expect(shop.events).toMatchObject([{ kind: 'shown', held: true, variant: 'a' }]),
    until,
  );
  expect(shop.fetched).toEqual(['/reprise.js', '/v1/decide', '/r/show.js', '/v1/events']);
  expect(await page.locator('reprise-view').count()).toBe(0);
  await go('/collections/tea');
  await asked(2);
  expect(shop.questions[1]?.session).toMatchObject({ overlays: 1 });
});

test('no exposure of a machine is recorded', async () => {
  const robot = await launchBrowser({ person: false });
  try {
    shop.answer = () => ({ decisions: [welcome] });
    const machine = await visitor(robot);
    await machine.goto(shop.url);
    await machine.getByRole('dialog').waitFor();
    await machine.getByRole('button', { name: 'Close' }).click();
    await vi.waitFor(() => expect(shop.events.map((event) => event.kind)).toEqual(['dismissed']), until);
  } finally {
    await robot.close();
  }
});

test('an outage, a fault and nonsense leave the shop as it is', async () => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  for (const answer of [
    { decisions: 'none' },
    { decisions: [{ ...welcome, trigger: { any: [{ moonPhase: 'full' }] } }] },
  ]) {
    shop.answer = () => answer;
    const before = shop.questions.length;
    await page.goto(shop.url);
    await asked(before + 1);
  }
  await shop.outage();
  await page.goto(`${shop.url}/collections/tea`);
  await page.locator('#open').click();
  expect(faults).toEqual([]);
  expect(await page.locator('reprise-view').count()).toBe(0);
});
