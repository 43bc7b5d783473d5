import { expect, test } from 'vitest';
import { shipping } from '../../support/decisions.ts';
import { onStorefront, page, shop } from '../../support/on-storefront.ts';
import { reprise } from '../../support/visitor.ts';

const QUEUE =
  'window.reprise = window.reprise || function () { (reprise.q = reprise.q || []).push(arguments); };';
const cart = (totalMinor: number) => ({ totalMinor, items: [] });
onStorefront(() => {
  shop.answer = () => ({ decisions: [shipping], theme: { accent: '#2f4a3c' } });
  shop.script = `${QUEUE} reprise('page', { cart: ${JSON.stringify(cart(2900))} });`;
});

const bar = () => page.locator('reprise-view section.bar');
const kinds = () => shop.events.map((event) => event.kind);
test('follows the cart in the page, and says so when the goal is reached', async () => {
  await page.goto(shop.url);
  await page.getByRole('region', { name: '€16.00 to free shipping' }).waitFor();
  await bar().evaluate((element) => Reflect.set(window, 'first', element));
  await reprise(page, 'page', { cart: cart(4000) });
  await page.getByRole('region', { name: '€5.00 to free shipping' }).waitFor();
  await reprise(page, 'page', { cart: cart(4500) });
  await page.getByRole('region', { name: 'Shipping is on us' }).waitFor();
  await page.getByRole('status').filter({ hasText: 'Shipping is on us' }).waitFor();
  expect(await page.getByRole('progressbar').evaluate((one) => Reflect.get(one, 'position'))).toBe(1);
  await reprise(page, 'page', { cart: cart(0) });
  await page.getByRole('region', { name: '€45.00 to free shipping' }).waitFor();
  expect(await bar().evaluate((element) => element === Reflect.get(window, 'first'))).toBe(true);
  expect(kinds().filter((kind) => kind === 'shown').length).toBeLessThanOrEqual(1);
});
