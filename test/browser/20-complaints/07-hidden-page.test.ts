// Complaint 7: the page hidden until an experiment has loaded.
import { expect, test, vi } from 'vitest';
import { picks, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';

onStorefront();

/** Keeps back one answer of the Worker until the test lets it go. */
function holdBack(path: string): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  shop.gate = (asked) => (asked === path ? promise : undefined);
  return resolve;
}

/** Whether the shop was painted and can be seen, and whether anything was done to its outermost elements. */
const page7 = () =>
  page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint').length,
    visible: ['html', 'body', 'header', 'h1', '.grid', 'footer'].every((name) =>
      document.querySelector(name)?.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    ),
    touched: [document.documentElement, document.body].flatMap((element) =>
      element.getAttributeNames().filter((name) => name !== 'lang'),
    ),
    styles: document.querySelectorAll('style').length + document.adoptedStyleSheets.length,
  }));
const UNTOUCHED = { painted: 1, visible: true, touched: [], styles: 0 };

test.each(['/reprise.js', '/v1/decide', '/r/show.js', '/r/overlay.js'])(
  'while %s is on its way, the shop is painted, visible, untouched and usable',
  async (path) => {
    const variant = { ...welcome, variant: 'b' };
    shop.answer = () => ({ decisions: [variant] });
    const release = holdBack(path);
    await page.goto(shop.url, { waitUntil: 'commit' });
    await vi.waitFor(() => expect(shop.fetched).toContain(path), until);
    await vi.waitFor(async () => expect(await page7()).toEqual(UNTOUCHED), until);
    await page.locator('#search').fill('tea');
    await page.locator('#search').blur();
    release();
    await page.getByRole('dialog').waitFor();
    expect(await page7()).toEqual(UNTOUCHED);
  },
);

test('the shop’s own block is seen until ours is drawn in its place, and again when ours goes', async () => {
  shop.answer = ({ page: { url } }) =>
    new URL(url).pathname === '/'
      ? { decisions: [{ ...picks, view: { as: 'inline', selector: '.grid' } }] }
      : {};
  const release = holdBack('/r/products.js');
  await page.goto(shop.url);
  await vi.waitFor(() => expect(shop.fetched).toContain('/r/products.js'), until);
  const grid = page.locator('.grid');
  expect(await grid.isVisible()).toBe(true);
  release();
  await page.getByRole('region', { name: 'Picked for you' }).waitFor({ state: 'attached' });
  expect(await grid.isVisible()).toBe(false);
  await page.evaluate(() => history.pushState({}, '', '/collections/tea'));
  await grid.waitFor({ state: 'visible' });
  expect(await page.locator('reprise-view').count()).toBe(0);
});

test('the shop’s own block stays when our view cannot be fetched', async () => {
  shop.answer = () => ({ decisions: [{ ...picks, view: { as: 'inline', selector: '.grid' } }] });
  await page.route('**/r/products.js*', (route) => route.abort());
  const failed = page.waitForEvent('requestfailed');
  await page.goto(shop.url);
  await failed;
  expect(await page.locator('.grid').isVisible()).toBe(true);
});
