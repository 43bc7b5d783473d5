// Complaint 6: code loaded and timers polling when there is nothing to show; long tasks; layout shift from bars. How long
// tasks take is measured by `npm run bench -- page`, not here.
import { expect, test, vi } from 'vitest';
import { picks, shipping, welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { PHONE, reprise } from '../../support/visitor.ts';

/** In the page: every timer and frame a script of the Worker's asked for and that is still to come; what moved. */
const WATCH = `{
  const waiting = new Map();
  const ours = () => /reprise\\.js|\\/r\\//.test(new Error().stack);
  const watch = (start, end, once) => {
    const begin = window[start].bind(window);
    const stop = window[end].bind(window);
    window[start] = (work, ...rest) => {
      const id = begin((...args) => {
        if (once) waiting.delete(start + id);
        return work(...args);
      }, ...rest);
      if (ours()) waiting.set(start + id, start + ' ' + rest[0]);
      return id;
    };
    window[end] = (id) => {
      waiting.delete(start + id);
      stop(id);
    };
  };
  watch('setTimeout', 'clearTimeout', true);
  watch('setInterval', 'clearInterval', false);
  watch('requestAnimationFrame', 'cancelAnimationFrame', true);
  watch('requestIdleCallback', 'cancelIdleCallback', true);
  window.waiting = () => [...waiting.values()];
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
}`;

onStorefront(() => page.addInitScript(WATCH));

const waiting = () => page.evaluate(() => Reflect.get(window, 'waiting')());
const answered = () => page.waitForFunction(() => Reflect.get(window, 'reprise')?.('debug')?.answer);
/** Everything drawn so far has been painted. */
const painted = () =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

test('with nothing to show two requests are all there is, and no timer is left', async () => {
  await page.goto(shop.url);
  await answered();
  await vi.waitFor(async () => expect(await waiting()).toEqual([]), until);
  for (const path of ['/collections/tea', '/products/highland']) {
    await page.evaluate((to) => history.pushState({}, '', to), path);
    await answered();
  }
  await vi.waitFor(() => expect(shop.questions).toHaveLength(3), until);
  await vi.waitFor(async () => expect(await waiting()).toEqual([]), until);
  expect(shop.fetched).toEqual(['/reprise.js', '/v1/decide', '/v1/decide', '/v1/decide']);
});

test('while an offer waits for an event, a click or the mouse, no timer runs', async () => {
  const trigger = {
    any: [{ event: 'go' }, { exitIntent: true }, { scrolledPercent: 50 }, { click: '#open' }],
  };
  shop.answer = () => ({ decisions: [{ ...welcome, trigger }] });
  await page.goto(shop.url);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')?.('debug')?.armed?.length);
  await vi.waitFor(async () => expect(await waiting()).toEqual([]), until);
});

test('an offer that is due in an hour is one timer', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, trigger: { any: [{ afterSeconds: 3600 }] } }] });
  await page.goto(shop.url);
  await vi.waitFor(
    async () => expect(await waiting()).toEqual([expect.stringMatching(/^setTimeout 3[56]/)]),
    until,
  );
});

test('once an offer is closed, nothing goes on in the background', async () => {
  shop.answer = () => ({ decisions: [welcome] });
  await page.goto(shop.url);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await vi.waitFor(() => expect(shop.events.map(({ kind }) => kind)).toEqual(['shown', 'dismissed']), until);
  await vi.waitFor(async () => expect(await waiting()).toEqual([]), until);
});

test('of an offer that may not be shown, no view is drawn and no event sent', async () => {
  shop.answer = () => ({ decisions: [{ ...welcome, until: 1 }] });
  await page.goto(shop.url);
  await page.waitForFunction(
    () => Reflect.get(window, 'reprise')?.('debug')?.armed?.[0]?.state === 'refused',
  );
  expect(await page.locator('reprise-view').count()).toBe(0);
  expect(shop.batches).toEqual([]);
  await vi.waitFor(async () => expect(await waiting()).toEqual([]), until);
});

test('the question is asked when the document is there, not before', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/shop.js', async (route) => {
    await promise;
    await route.continue();
  });
  const opened = page.goto(shop.url);
  await vi.waitFor(() => expect(shop.fetched).toContain('/reprise.js'), until);
  expect(shop.fetched).toEqual(['/reprise.js']);
  resolve();
  await opened;
  await vi.waitFor(() => expect(shop.fetched).toContain('/v1/decide'), until);
});

test.each([
  ['a bar at the top', { ...shipping, view: { as: 'bar', position: 'top' } }],
  ['a bar at the bottom', { ...shipping, view: { as: 'bar', position: 'bottom' } }],
  ['a popup', welcome],
  ['recommendations in a slot that has its height', picks],
])('%s moves nothing, neither coming nor going, on a desk or a phone', async (_, decided) => {
  for (const device of [{}, PHONE]) {
    await enterWith(device);
    await page.addInitScript(WATCH);
    shop.answer = () => ({ decisions: [{ ...decided, trigger: { any: [{ event: 'go' }] } }] });
    await page.goto(shop.url);
    await page.waitForFunction(() => Reflect.get(window, 'reprise')?.('debug')?.armed?.length);
    await page.evaluate(() => document.querySelector('.grid')?.scrollIntoView());
    await reprise(page, 'track', 'go');
    await page.locator('reprise-view').waitFor({ state: 'attached' });
    await painted();
    await page.evaluate(() => history.pushState({}, '', '/checkout/payment'));
    await page.locator('reprise-view').waitFor({ state: 'detached' });
    await painted();
    expect(await page.evaluate(() => Reflect.get(window, 'shift'))).toBe(0);
  }
});
