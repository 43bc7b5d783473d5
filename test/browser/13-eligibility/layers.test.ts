// What lies over the page: one popup or slide-in at a time, a bar that gives way to it, the tab one leaves behind.
import { expect, test, vi } from 'vitest';
import { arm, complaints, go, NO_LIMITS, ON_GO, stands, views } from '../../support/armed.ts';
import { restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { refusal, reprise } from '../../support/visitor.ts';

onStorefront();

const { form: _, offer: __, ...plain } = welcome;
const ship = {
  ...plain,
  campaign: 'ship',
  kind: 'message',
  frequency: {},
  view: { as: 'bar' },
  content: { title: 'Free shipping' },
} as const;
const teasing = {
  ...welcome,
  view: { as: 'popup', teaser: true },
  content: { ...welcome.content, teaser: '15% off' },
} as const;
const bar = () => page.getByText('Free shipping').last();
const popup = () => page.getByRole('dialog', { name: '15% off' });
const tab = () => page.getByRole('button', { name: /^Show offer again/ });
const close = () => popup().getByRole('button', { name: 'Close' }).click();
const record = () => page.evaluate(() => Object(Reflect.get(window, 'reprise')('debug').record));
const kinds = () => shop.events.map(({ kind }) => kind);

test('a bar gives way to a popup without being closed, and is back after', async () => {
  shop.answer = () => ({ decisions: [ship, { ...welcome, trigger: ON_GO }], limits: NO_LIMITS });
  await page.goto(shop.url);
  await bar().waitFor();
  await vi.waitFor(() => expect(kinds()).toEqual(['shown']), until);
  await go();
  await popup().waitFor();
  expect(await bar().isVisible()).toBe(false);
  await vi.waitFor(() => expect(kinds()).toEqual(['shown', 'shown']), until);
  await close();
  await bar().waitFor();
  expect((await record()).shown.ship).not.toHaveProperty('end');
  await vi.waitFor(() => expect(kinds()).toEqual(['shown', 'shown', 'dismissed']), until);
});

test('a bar counts among the overlays of a visit, once for all its pages', async () => {
  shop.answer = () => ({ decisions: [ship] });
  await page.goto(shop.url);
  await bar().waitFor();
  await page.evaluate(() => history.pushState({}, '', '/collections/tea'));
  await vi.waitFor(() => expect(shop.questions).toHaveLength(2), until);
  await bar().waitFor();
  await page.goto(`${shop.url}/collections/coffee`);
  await bar().waitFor();
  expect(await record()).toMatchObject({
    overlays: 1,
    shown: { ship: { at: [1, 2, 3].map(() => expect.any(Number)) } },
  });
  expect(await views()).toBe(1);
});

test('a popup a moment after a bar came is too soon', async () => {
  shop.answer = () => ({ decisions: [ship, { ...welcome, trigger: ON_GO }] });
  await page.goto(shop.url);
  await stands({ state: 'shown' }, { state: 'armed' });
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('too-soon');
});

test('closing a popup with a teaser leaves a tab that opens it again, whatever its frequency', async () => {
  shop.answer = () => ({ decisions: [teasing] });
  await page.goto(shop.url);
  await close();
  await tab().click();
  await popup().waitFor();
  expect(await tab().count()).toBe(0);
  await close();
  await tab().waitFor();
  expect(shop.questions).toHaveLength(1);
});

test('taking the offer leaves no tab', async () => {
  shop.answer = () => ({ decisions: [teasing] });
  await page.goto(shop.url);
  await close();
  await tab().click();
  await page.getByRole('textbox', { name: 'Email address' }).fill('ada@shop.example');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Get my code' }).click();
  await page.getByText('WELCOME15', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await stands({ state: 'shown' });
  expect(await views()).toBe(0);
});

test('a tab that is closed says so to the next page, and does not come back', async () => {
  shop.answer = () => ({ decisions: [teasing] });
  await page.goto(shop.url);
  await close();
  await page.getByRole('button', { name: 'Hide' }).click();
  await tab().waitFor({ state: 'detached' });
  await reprise(page, 'page', { category: 'tea' });
  await vi.waitFor(() => expect(shop.questions).toHaveLength(2), until);
  expect(shop.questions[1]?.session.shown?.['welcome-15']?.end).toMatchObject({ why: 'close', tab: true });
  await stands({ state: 'shown' });
  expect(await views()).toBe(0);
});

test('on a later page the tab is drawn at once, and its trigger fires by a click alone', async () => {
  const trigger = { any: [{ immediately: true as const }, { click: '#open' }] };
  shop.answer = () => ({
    decisions: [{ ...teasing, teaser: true, trigger }],
    limits: { ...NO_LIMITS, overlaysPerSession: 0 },
  });
  await page.goto(shop.url);
  await tab().waitFor();
  await stands({ state: 'armed' });
  expect(shop.fetched).not.toContain('/r/overlay.js');
  expect(await record()).toMatchObject({ overlays: 0, shown: {} });
  await tab().click();
  await popup().waitFor();
  await close();
  await tab().waitFor();
  await page.locator('#open').click();
  await popup().waitFor();
  await tab().waitFor({ state: 'detached' });
});

test('a tab is out of the way while an overlay is open, and on the page it was left on only', async () => {
  const second = { ...restock, trigger: ON_GO };
  shop.answer = () => ({ decisions: [teasing, second], limits: NO_LIMITS });
  await page.goto(shop.url);
  await close();
  await tab().waitFor();
  await go();
  await page.getByRole('dialog', { name: 'Running low' }).waitFor();
  expect(await tab().count()).toBe(0);
  await page.getByRole('button', { name: 'Close' }).click();
  await tab().waitFor();
  shop.answer = () => ({});
  await page.evaluate(() => history.pushState({}, '', '/collections/tea'));
  await tab().waitFor({ state: 'detached' });
});

test('a tab stays when the shop exchanges its body, and goes when the offer is taken in another window', async () => {
  shop.answer = () => ({ decisions: [teasing] });
  await page.goto(shop.url);
  await close();
  await tab().waitFor();
  await page.evaluate(() => {
    document.body.innerHTML = '<h1>The next page</h1>';
  });
  await tab().waitFor();
  const other = await page.context().newPage();
  await other.goto(shop.url);
  await other.evaluate(() => {
    const [key = ''] = Object.keys(localStorage);
    const known = JSON.parse(localStorage.getItem(key) ?? '{}');
    localStorage.setItem(key, JSON.stringify({ ...known, lead: true }));
  });
  await tab().waitFor({ state: 'detached' });
});

test('what a newer Worker decides is left out and told, and never thrown', async () => {
  const { content: ___, ...empty } = welcome;
  const odd = [
    { ...welcome, campaign: 'view', view: { as: 'hologram' } },
    { ...welcome, campaign: 'trigger', trigger: { none: [{ immediately: true }] } },
    { ...empty, campaign: 'content' },
  ];
  // What draws it is its view; a kind of campaign that is new here makes no difference to that.
  const known = { ...welcome, kind: 'lottery', content: { title: 'Known' } };
  shop.answer = () => ({ decisions: [...odd, known] });
  await page.goto(shop.url);
  await page.getByRole('dialog', { name: 'Known' }).waitFor();
  await stands(...odd.map(({ campaign }) => ({ campaign, state: 'unknown' })), { state: 'shown' });
  await reprise(page, 'show', 'view');
  await stands({ state: 'unknown' }, {}, {}, {});
  expect(complaints()).toEqual([]);
});

test('a view that cannot be fetched is refused, and a wish tries again', async () => {
  let broken = true;
  await page.route('**/r/overlay.js*', (route) => (broken ? route.abort() : route.continue()));
  await arm({ decisions: [{ ...welcome, trigger: ON_GO }] });
  await go();
  expect(await refusal(page, 'welcome-15')).toBe('failed');
  broken = false;
  await page.reload();
  await stands({ state: 'armed' });
  await reprise(page, 'show', 'welcome-15');
  await popup().waitFor();
});
