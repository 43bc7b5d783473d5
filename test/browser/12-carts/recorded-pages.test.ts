import { expect, test, vi } from 'vitest';
import cases from '../../../widget/page/fixtures/page-cases.json' with { type: 'json' };
import { serveShop } from '../../support/carts/serve-shop.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';

onStorefront();

const asked = cases
  .map(([fixture, address, told]) => [`${fixture}`, `${address}`, Object(told)] as const)
  .filter(([, , { kind }]) => kind !== 'checkout');

test.each(asked)('a browser on %s at %s tells what it is', async (fixture, address, told) => {
  await serveShop(shop, fixture);
  await page.goto(shop.url + address);
  await vi.waitFor(() => expect(shop.questions.length).toBe(1), until);
  expect(shop.questions[0]?.page).toMatchObject(told);
  expect(page.noise).toEqual([]);
});

test('where people pay in blocks, whatever the shop calls it, nothing is asked', async () => {
  await serveShop(shop, 'woo-blocks-checkout');
  await page.goto(`${shop.url}/kasse/`);
  await page.waitForFunction(() => Reflect.get(window, 'reprise')?.ours);
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
  expect(shop.questions).toEqual([]);
});

test('a cart that only statistics were told of is told, too', async () => {
  await serveShop(shop, 'ga4-gtm-cart');
  await page.goto(`${shop.url}/tasche`);
  await vi.waitFor(() => expect(shop.questions.length).toBe(1), until);
  expect(shop.questions[0]?.page.cart).toMatchObject({
    totalMinor: 5450,
    items: [{ product: 'SEN-50', quantity: 2, priceMinor: 1800 }, { product: 'HOJ-50' }],
  });
});
