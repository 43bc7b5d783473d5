// The platforms' own JSON, as their APIs list it: the same orders and products as by webhook and by CSV.
import { expect, test } from 'vitest';
import csv from './exports/shopify-orders.csv?raw';
import { item, shopifyOrder, shopifyProduct, wooOrder, wooProduct } from './payloads.ts';
import { rows } from './rows.ts';
import { newStore } from './shop.ts';
import { counts, imported, linesOf } from './uploads.ts';

const pretty = (value: unknown) => JSON.stringify(value, null, 2);

test.each([
  ['wrapped in an object', pretty({ orders: [shopifyOrder(1), shopifyOrder(2)] }), ''],
  [
    'wrapped, with more behind',
    JSON.stringify({ orders: [shopifyOrder(1), shopifyOrder(2)], meta: [{ a: 1 }] }),
    '',
  ],
  ['as a list', pretty([shopifyOrder(1), shopifyOrder(2)]), 'application/json'],
  ['one a line', [1, 2].map((id) => JSON.stringify(shopifyOrder(id))).join('\n'), 'application/x-ndjson'],
])('orders of Shopify’s API, %s, are read', async (_, body, type) => {
  const store = await newStore();
  expect(await imported(store, 'orders', body, type)).toMatchObject({
    ...{ format: 'shopify-orders-json', orders: 2, lines: 4, new: 4, rejected: 0 },
  });
  expect(await linesOf(store, 'person, order_id, product, variant')).toContainEqual({
    ...{ person: 'c:207', order_id: '1', product: '11', variant: '110' },
  });
  expect(counts(await imported(store, 'orders', body, type))).toMatchObject({ new: 0, repeated: 4 });
});

test('orders of WooCommerce’s API are read, and what is no purchase is named', async () => {
  const store = await newStore();
  const list = [wooOrder(1), wooOrder(2, { status: 'cancelled' }), shopifyOrder(3, { test: true })];
  const answer = await imported(store, 'orders', JSON.stringify(list));
  expect(answer).toMatchObject({ format: 'woocommerce-orders-json', new: 2, cancelled: 2, rejected: 1 });
  expect(answer.rejections).toEqual([{ line: 3, why: 'is a test order' }]);
});

test('an order that comes by CSV and by API is one order, whichever comes first', async () => {
  const api = JSON.stringify([
    shopifyOrder(5_544_001, {
      ...{ email: 'ada@shop.example', customer: null },
      line_items: [
        item(1, 11, { quantity: 2, price: '15.00', sku: 'BEAN-1KG' }),
        item(2, 12, { price: '15.00' }),
      ],
    }),
  ]);
  for (const bodies of [
    [csv, api],
    [api, csv],
  ]) {
    const store = await newStore();
    for (const body of bodies) await imported(store, 'orders', body);
    expect(await rows(store, "SELECT product, quantity FROM order_lines WHERE order_id = '5544001'")).toEqual(
      [
        { product: '11', quantity: 2 },
        { product: '12', quantity: 1 },
      ],
    );
    expect(await rows(store, 'SELECT count(*) AS n FROM orders')).toEqual([{ n: 5 }]);
  }
});

const open = (id: number, available: boolean, changes: object = {}) => ({
  ...{
    id,
    title: available ? '1 kg' : '250 g',
    sku: `SKU-${id}`,
    price: available ? '15.00' : '5.00',
    available,
  },
  ...changes,
});

test('`products.json` is read, the shop’s public one too: prices of what can be bought, and SKUs that orders tell', async () => {
  const store = await newStore();
  const { status: _, published_at: __, ...pub } = shopifyProduct(11, { tags: ['dark', 'single'] });
  const products = [
    { ...pub, variants: [open(111, false), open(112, true)] },
    { ...pub, id: 12, handle: 'cup', title: 'Cup', variants: [open(121, false)] },
  ];
  expect(await imported(store, 'products', pretty({ products }))).toMatchObject({
    ...{ format: 'shopify-products-json', new: 2, rejected: 0 },
  });
  expect(await rows(store, 'SELECT id, url, price_minor, stock, variant FROM products')).toEqual([
    { id: '11', url: '/products/beans', price_minor: 1500, stock: null, variant: '112' },
    { id: '12', url: '/products/cup', price_minor: 500, stock: 0, variant: '121' },
  ]);
  const order = 'order,date,sku,quantity,price\nA,2026-01-02,SKU-111,1,5\nA,2026-01-02,Beans - 1 kg,1,15\n';
  await imported(store, 'orders', order);
  expect(await linesOf(store, 'product, variant')).toEqual([
    { product: '11', variant: '111' },
    { product: '11', variant: '112' },
  ]);
});

test('products of WooCommerce’s API are read, and a product told anew keeps nothing it no longer has', async () => {
  const store = await newStore();
  const told = (changes: object) => imported(store, 'products', JSON.stringify([wooProduct(21, changes)]));
  expect(await told({ sku: 'B' })).toMatchObject({ format: 'woocommerce-products-json', new: 1 });
  expect(await told({ manage_stock: false, images: [], sku: 'B' })).toMatchObject({ new: 1 });
  expect(await rows(store, 'SELECT stock, image, category FROM products')).toEqual([
    { stock: null, image: null, category: 'Coffee' },
  ]);
});
