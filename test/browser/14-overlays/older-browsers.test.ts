// Browsers of some years ago, such as Safari 16.4: without popovers, idle callbacks, `scrollend` and the Navigation API.
import { expect, test } from 'vitest';
import { picks, restock, shipping, welcome } from '../../support/decisions.ts';
import { enterWith, onStorefront, page, shop } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

onStorefront();

/** Takes away what they do not have. */
const forget = () =>
  page.addInitScript(() => {
    for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover'])
      Reflect.deleteProperty(HTMLElement.prototype, name);
    for (const name of ['requestIdleCallback', 'navigation', 'scheduler', 'CloseWatcher', 'onscrollend'])
      Reflect.deleteProperty(window, name);
  });

test.each([
  ['popup', welcome, {}],
  ['slide-in', restock, {}],
  ['bar', shipping, {}],
  ['sheet', welcome, PHONE],
])('a %s comes and goes, and the console stays quiet', async (_, decided, device) => {
  await enterWith(device);
  await forget();
  shop.answer = () => ({ decisions: [decided] });
  await page.goto(shop.url);
  expect(await page.evaluate(() => [typeof requestIdleCallback, 'popover' in document.body])).toEqual([
    'undefined',
    false,
  ]);
  await page.locator('reprise-view').getByRole('button', { name: 'Close' }).click();
  await page.locator('reprise-view').waitFor({ state: 'detached' });
  expect(page.noise).toEqual([]);
});

test('a closed popup leaves its tab, which follows what the shop brings at the lower edge', async () => {
  await forget();
  shop.answer = () => ({ decisions: [{ ...welcome, view: { as: 'popup', teaser: true } }] });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(shop.url);
  await page.getByRole('button', { name: 'Close' }).click();
  const tab = page.locator('reprise-view aside');
  await tab.waitFor();
  await page.evaluate(() => {
    const bar = document.createElement('div');
    Object.assign(bar.style, { position: 'fixed', inset: 'auto 0 0', height: '70px', background: 'teal' });
    document.body.append(bar);
    scrollTo(0, 300);
  });
  await expect
    .poll(() => tab.evaluate((element) => innerHeight - element.getBoundingClientRect().bottom))
    .toBe(70);
});

test('cards stand in their slot', async () => {
  await forget();
  shop.answer = () => ({ decisions: [picks] });
  await page.goto(`${shop.url}/products/highland`);
  await page.getByRole('region', { name: 'Picked for you' }).waitFor();
  expect(page.noise).toEqual([]);
});
