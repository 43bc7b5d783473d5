import { expect, test } from 'vitest';
import { dataLayerCart } from './data-layer-cart.ts';

const read = (...dataLayer: unknown[]) => dataLayerCart(() => dataLayer).read();
const items = [
  { item_id: 'SEN-50', item_name: 'Sencha', item_category: 'Tea', price: '18.00', quantity: '2' },
  { item_id: 7, price: 18.5 },
];
const manager = (ecommerce: unknown) => ({ event: 'view_cart', ecommerce });

test.each([
  ['Tag Manager', manager({ currency: 'EUR', value: '54.50', items })],
  ['gtag', { 0: 'event', 1: 'view_cart', 2: { currency: 'EUR', value: 54.5, items } }],
  ['an event without a value', manager({ currency: 'EUR', items })],
])('reads the cart of %s, numbers as text or not', async (_, pushed) => {
  expect(await read({ ecommerce: null }, pushed, { event: 'gtm.dom' })).toEqual({
    currency: 'EUR',
    totalMinor: 5450,
    items: [
      { product: 'SEN-50', quantity: 2, priceMinor: 1800, category: 'Tea', title: 'Sencha' },
      { product: '7', quantity: 1, priceMinor: 1850 },
    ],
  });
});

test('the latest one counts', async () => {
  const [one] = items;
  expect(
    await read(manager({ currency: 'EUR', items }), manager({ currency: 'EUR', items: [one] })),
  ).toMatchObject({ totalMinor: 3600 });
});

test.each([
  [undefined],
  [null],
  ['x'],
  [manager(null)],
  [manager({ value: 12 })],
  [manager({ currency: 'euro', value: 12, items })],
  [manager({ currency: 'EUR', items: [{ item_id: 'a' }] })],
  [manager({ currency: 'EUR', value: -3, items: 'none' })],
])('makes no cart of %j', async (pushed) => {
  expect(await read(pushed)).toBeUndefined();
});

test('it is only read: what would change it does not work', async () => {
  const cart = dataLayerCart(() => undefined);
  expect(await cart.add({ product: 'a', quantity: 1 })).toBe(false);
  expect(await cart.apply('X')).toBe(false);
  await cart.link('h');
});
