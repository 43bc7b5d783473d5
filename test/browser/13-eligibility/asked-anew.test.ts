// A page that is asked about anew (its cart changed, a slot appeared) goes on as it is.
import { expect, test, vi } from 'vitest';
import { arm, go, NO_LIMITS, ON_GO, stands, views } from '../../support/armed.ts';
import { picks, restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { reprise } from '../../support/visitor.ts';

onStorefront();

const cart = (totalMinor: number, quantity = 1) =>
  reprise(page, 'page', { cart: { totalMinor, items: [{ product: 'highland', quantity }] } });
const asked = (times: number) => vi.waitFor(() => expect(shop.questions).toHaveLength(times), until);
const region = () => page.getByRole('region', { name: 'Picked for you' });
const ship = {
  ...welcome,
  campaign: 'ship-free',
  kind: 'message',
  form: undefined,
  offer: undefined,
  frequency: {},
  view: { as: 'bar' },
  goal: { kind: 'free-shipping', thresholdMinor: 5000 },
  content: { title: '{remaining} to free shipping', done: { title: 'Shipping is on us' } },
} as const;

test('what stands in a slot stays, is the same element, and counts once', async () => {
  shop.answer = () => ({ decisions: [picks] });
  await page.goto(shop.url);
  await region().scrollIntoViewIfNeeded();
  await vi.waitFor(() => expect(shop.events).toHaveLength(1), until);
  const before = await page.locator('reprise-view').elementHandle();
  await cart(1250);
  await asked(2);
  shop.answer = () => ({ decisions: [{ ...picks, proof: 'another-proof' }] });
  await cart(2500, 2);
  await asked(3);
  await stands({ state: 'shown' });
  expect(await page.evaluate((element) => element === document.querySelector('reprise-view'), before)).toBe(
    true,
  );
  expect(shop.questions.map(({ session }) => session.shown?.['loyal-picks']?.at.length)).toEqual([
    undefined,
    1,
    1,
  ]);
  expect(shop.events).toHaveLength(1);
});

test('what is no longer decided goes, and what is new comes', async () => {
  shop.answer = () => ({ decisions: [picks] });
  await page.goto(shop.url);
  await region().waitFor({ state: 'attached' });
  shop.answer = () => ({ decisions: [{ ...picks, campaign: 'others', content: { title: 'Others' } }] });
  await cart(1250);
  await page.getByRole('region', { name: 'Others' }).waitFor({ state: 'attached' });
  expect(await views()).toBe(1);
  shop.answer = () => ({});
  await cart(2500);
  await page.locator('reprise-view').waitFor({ state: 'detached' });
});

test('what was met of a trigger stays met', async () => {
  await arm({
    decisions: [{ ...welcome, trigger: { all: [{ scrolledPercent: 40 }, { exitIntent: true }] } }],
  });
  const scrollTo = (y: number) =>
    page.evaluate((to) => {
      const scrolled = new Promise((done) => addEventListener('scroll', done, { once: true }));
      window.scrollTo(0, to);
      return scrolled;
    }, y);
  await scrollTo(9999);
  await scrollTo(0);
  await cart(1250);
  await asked(2);
  await stands({ state: 'armed' });
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 4000;
    document.dispatchEvent(new MouseEvent('mouseout', { clientY: -1, bubbles: true }));
  });
  await page.getByRole('dialog').waitFor();
});

test('what showed and was closed does not show again on the page, however often it is asked about', async () => {
  const again = { ...restock, frequency: {} };
  shop.answer = () => ({ decisions: [again], limits: NO_LIMITS });
  await page.goto(shop.url);
  await page.getByRole('button', { name: 'Close' }).click();
  await cart(1250);
  await asked(2);
  await cart(2500);
  await asked(3);
  await stands({ state: 'shown' });
  expect(await views()).toBe(0);
});

test('a bar over the page stays, and is drawn for what is in the cart now', async () => {
  shop.answer = () => ({ decisions: [ship] });
  await page.goto(shop.url);
  await page.getByText('€50.00 to free shipping').first().waitFor();
  await cart(1250);
  await page.getByText('€37.50 to free shipping').first().waitFor();
  await cart(5000);
  await page.getByText('Shipping is on us').first().waitFor();
  expect(await views()).toBe(1);
  await asked(3);
  expect(shop.questions[2]?.session.overlays).toBe(1);
});

test('an overlay that is open is left alone', async () => {
  shop.answer = () => ({ decisions: [welcome] });
  await page.goto(shop.url);
  const field = page.getByRole('textbox', { name: 'Email address' });
  await field.fill('ada@');
  shop.answer = () => ({});
  await cart(1250);
  await asked(2);
  await stands();
  expect(await field.inputValue()).toBe('ada@');
});

test('an answer of another consent holds back what it finds, and takes it up when asked anew', async () => {
  shop.tag = '';
  await arm({ decisions: [{ ...welcome, trigger: ON_GO }] });
  await page.evaluate(() => {
    const say = Reflect.get(window, 'reprise');
    say('consent', true);
    say('track', 'go');
  });
  await asked(2);
  await page.getByRole('dialog').waitFor();
  expect(await views()).toBe(1);
});

test('what waited for the answer to a consent dialog, and is held out by it, draws nothing', async () => {
  shop.tag = '';
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const banner = Object.assign(document.createElement('div'), { id: 'cookie-banner' });
      banner.style.cssText = 'position:fixed;inset:auto 0 0 0;height:80px;background:#fff';
      document.body.append(banner);
    });
  });
  const { content: _, form: __, offer: ___, ...rest } = welcome;
  shop.answer = ({ consent }) => ({ decisions: [consent ? { ...rest, held: true } : welcome] });
  await page.goto(shop.url);
  await stands({ state: 'waiting', why: 'consent-dialog' });
  await reprise(page, 'consent', true);
  await asked(2);
  await page.evaluate(() => document.querySelector('#cookie-banner')?.remove());
  await stands({ state: 'held' });
  expect(await views()).toBe(0);
  await vi.waitFor(() => expect(shop.events).toMatchObject([{ kind: 'shown', held: true }]), until);
});

test('what stood here before consent stays, and is counted with it, by the proof it has then', async () => {
  shop.tag = '';
  shop.answer = ({ consent }) => ({ decisions: [{ ...ship, proof: consent ? 'of-visitor' : 'of-nobody' }] });
  await page.goto(shop.url);
  await page.waitForFunction(
    () => Object(Reflect.get(window, 'reprise')?.('debug').record).exposed?.length === 1,
  );
  const before = await page.locator('reprise-view').elementHandle();
  await reprise(page, 'consent', true);
  await vi.waitFor(
    () =>
      expect(shop.events.filter(({ proof }) => proof === 'of-visitor')).toMatchObject([{ kind: 'shown' }]),
    until,
  );
  expect(await page.evaluate((element) => element === document.querySelector('reprise-view'), before)).toBe(
    true,
  );
  await cart(1250);
  await asked(3);
  await page.goto(`${shop.url}/collections/tea`);
  await asked(4);
  await stands({ state: 'shown' });
  expect(shop.events.filter(({ proof }) => proof === 'of-visitor')).toHaveLength(1);
});

test('what is armed stays so when the Worker refuses the next question', async () => {
  await arm({ decisions: [{ ...welcome, trigger: ON_GO }] });
  const status = 429;
  await page.route('**/v1/decide', (route) =>
    route.fulfill({ status, json: { status }, headers: { 'access-control-allow-origin': '*' } }),
  );
  await cart(1250);
  await page.waitForFunction(() => Object(Reflect.get(window, 'reprise')('debug').answer).status);
  await go();
  await page.getByRole('dialog').waitFor();
});
