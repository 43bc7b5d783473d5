import { expect, test, vi } from 'vitest';
import { welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { reprise } from '../../support/visitor.ts';

const asked = (times: number) => vi.waitFor(() => expect(shop.questions).toHaveLength(times), until);

onStorefront();

test('in a frame nothing happens, unless the tag says it shall', async () => {
  shop.policy = '';
  shop.content = (path) => (path === '/' ? '<iframe src="/inside"></iframe>' : '');
  await page.goto(shop.url);
  await asked(1);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { level: 1 }).waitFor();
  expect(page.frames()).toHaveLength(2);
  for (const [at, known] of [true, false].entries())
    expect(await page.frames()[at]?.evaluate(() => 'reprise' in window)).toBe(known);
  shop.tag = 'data-consent="assumed" data-frame="on"';
  await page.goto(shop.url);
  await asked(3);
  expect(shop.questions.map(({ page: { url } }) => new URL(url).pathname).toSorted()).toEqual([
    '/',
    '/',
    '/inside',
  ]);
});

test('a page that is only prepared counts and asks nothing before it is seen', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
  });
  await page.goto(shop.url, { waitUntil: 'load' });
  await page.waitForFunction(() => performance.getEntriesByName(document.scripts[1]?.src ?? '').length);
  expect(await page.evaluate(() => [localStorage.length, 'reprise' in window])).toEqual([0, false]);
  await page.evaluate(() => {
    Object.defineProperty(document, 'prerendering', { value: false });
    document.dispatchEvent(new Event('prerenderingchange'));
  });
  await asked(1);
  expect(shop.questions[0]?.session).toMatchObject({ pages: 1 });
});

test('calls made before the script came are heard, in their order', async () => {
  shop.script = `window.reprise = function () { (reprise.q = reprise.q || []).push(arguments); };
    reprise('page', { kind: 'product', product: { id: 'one' } });
    reprise('page', { category: 'coffee' });
    reprise('nonsense', 1); reprise(); reprise('on');`;
  await page.goto(shop.url);
  await asked(1);
  expect(shop.questions[0]?.page).toMatchObject({ product: { id: 'one' }, category: 'coffee' });
  expect(page.noise).toEqual([]);
});

test.each([
  'null',
  '{"shown":{"welcome-15":{"at":"yesterday"}},"exposed":[],"startedAt":1,"lastAt":1}',
  '{"shown":{},"exposed":[],"startedAt":1,"lastAt":99999999999999,"visits":"many","utm":7,"visitor":{}}',
])('a record that somebody broke does not break the question: %s', async (record) => {
  await page.addInitScript((text) => localStorage.setItem('reprise:petal', text), record);
  await page.goto(shop.url);
  await asked(1);
  await vi.waitFor(
    async () =>
      expect(JSON.parse(await page.evaluate(() => localStorage['reprise:petal']))).toMatchObject({
        visitor: 'visitor-1',
      }),
    until,
  );
  expect(page.noise).toEqual([]);
});

test('a slot that appears late is asked about, and nothing else of what changes', async () => {
  shop.script = `addEventListener('DOMContentLoaded', () => document.querySelector('[data-reprise-slot]').remove());`;
  await page.goto(shop.url);
  await asked(1);
  expect(shop.questions[0]?.slots).toEqual([]);
  await page.evaluate(() => {
    const late = document.createElement('div');
    late.dataset.repriseSlot = 'late';
    document.body.append(document.createElement('p'), late);
  });
  await asked(2);
  expect(shop.questions[1]?.slots).toEqual(['late']);
  await page.evaluate(() => document.body.append(document.createElement('p')));
  await reprise(page, 'page', { category: 'tea' });
  await asked(3);
  expect(shop.questions.map(({ session }) => session.pages)).toEqual([1, 1, 1]);
});

test('data that comes late is asked about once, when it says something new of the page', async () => {
  shop.script = 'window.dataLayer = [];';
  await page.goto(`${shop.url}/anything`);
  await asked(1);
  const push = (entry: object) => page.evaluate((one) => Reflect.get(window, 'dataLayer').push(one), entry);
  const viewed = { event: 'view_item', ecommerce: { currency: 'EUR', items: [{ item_id: 'late' }] } };
  expect(await push({ event: 'scroll' })).toBe(1);
  await push(viewed);
  await asked(2);
  expect(shop.questions[1]?.page).toMatchObject({ kind: 'product', product: { id: 'late' } });
  await push(viewed);
  await push({ event: 'scroll' });
  await reprise(page, 'page', { category: 'tea' });
  await asked(3);
});

test('a page that the browser kept is asked about as what it was said to be', async () => {
  shop.script = `window.dataLayer = [{ event: 'view_item', ecommerce: { currency: 'EUR', items: [{ item_id: 'seven' }] } }];
    window.reprise = function () { (reprise.q = reprise.q || []).push(arguments); };
    reprise('page', { category: 'coffee' });`;
  await page.goto(`${shop.url}/anything`);
  await asked(1);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await asked(2);
  expect(shop.questions[1]?.page).toEqual(shop.questions[0]?.page);
  expect(shop.questions[1]?.page).toMatchObject({ category: 'coffee', product: { id: 'seven' } });
});

test('a page is asked about twenty times, however much is said of it', async () => {
  shop.answer = () => ({});
  await page.goto(shop.url);
  for (let times = 1; times <= 20; times++) {
    await asked(times);
    await look(times);
  }
  await look(21);
  expect(shop.questions).toHaveLength(20);
  await page.evaluate(() => history.pushState({}, '', '/collections/tea'));
  await asked(21);
});

/** Says something new of the page, and waits until the loader has looked at it. */
const look = (number: number) =>
  page.evaluate(
    (category) =>
      new Promise((done) => {
        addEventListener('reprise:cart', done, { once: true });
        Reflect.get(window, 'reprise')('page', { category });
      }),
    `c${number}`,
  );

test('what was armed ends where the shop says that people pay here', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, view: { as: 'slide-in' } }] });
  await page.goto(`${shop.url}/kasse`);
  await page.getByRole('dialog').waitFor();
  await reprise(page, 'page', { kind: 'checkout' });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await reprise(page, 'debug')).not.toHaveProperty('armed.0');
  expect(shop.questions).toHaveLength(1);
});
