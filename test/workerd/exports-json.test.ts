// The platforms' own JSON, as their APIs list it: the same orders and products as by webhook and by CSV.
import { expect, test } from 'vitest';
import csv from './exports/shopify-orders.csv?raw';
import bulk from './exports/shopify-orders.jsonl?raw';
import { putSecret, shopifyTold } from './hooks.ts';
import { item, shopifyOrder, shopifyProduct, shopifyRefund, wooOrder, wooProduct } from './payloads.ts';
import { rows } from './rows.ts';
import { newStore, type TestStore } from './shop.ts';
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

const BOUGHT = 'order_id, product, variant, quantity, price_minor, total_minor, subscription, status';

test('a bulk export of Shopify is read: lines find their order wherever they stand after it, once more tells nothing new', async () => {
  const store = await newStore();
  const answer = await imported(store, 'orders', bulk);
  expect(counts(answer)).toEqual({ orders: 3, lines: 6, new: 3, repeated: 0, cancelled: 1, rejected: 2 });
  expect(answer.format).toBe('shopify-orders-jsonl');
  expect(answer.rejections).toEqual([
    { line: 7, why: 'is a test order' },
    { line: 13, why: expect.stringContaining('no order that stands before it') },
  ]);
  const line = (order_id: string, product: string, quantity: number, total_minor: number, more = {}) => ({
    ...{ order_id, product, variant: `${product}0`, quantity, price_minor: 1000, total_minor },
    ...{ subscription: 0, status: 'paid', ...more },
  });
  expect(await linesOf(store, BOUGHT)).toEqual([
    line('1', '11', 2, 1650),
    line('1', '12', 1, 1000, { subscription: 1 }),
    // Two of three went back, and all of the other line.
    line('2', '11', 1, 900),
    line('4', '14', 1, 1000, { status: 'cancelled' }),
  ]);
  expect(
    await rows(store, "SELECT id, person, visitor, codes, updated_at FROM orders WHERE id < '3'"),
  ).toEqual([
    {
      ...{ id: '1', person: 'c:207', visitor: 'ab'.repeat(32), codes: '["WELCOME15"]' },
      updated_at: Date.parse('2026-11-02T08:00:01Z'),
    },
    {
      ...{ id: '2', person: 'e:bob@shop.example', visitor: null, codes: null },
      updated_at: Date.parse('2026-11-02T08:00:01Z'),
    },
  ]);
  expect(counts(await imported(store, 'orders', bulk))).toMatchObject({ new: 0, cancelled: 0, repeated: 4 });
});

test('an order of a bulk export that webhooks told as well is one order, and a refund is taken off it once', async () => {
  const [first, second] = [
    item(4, 11, { quantity: 3, discount_allocations: [{ amount: '3.00' }] }),
    item(6, 13),
  ];
  const refund = shopifyRefund(91, 2, [first, 2, '18.00'], [second, 1, '10.00']);
  const steps = [
    (store: TestStore) => imported(store, 'orders', bulk),
    (store: TestStore) => imported(store, 'orders', bulk.replaceAll('08:00:01Z', '08:00:09Z')),
    (store: TestStore) =>
      shopifyTold(
        store,
        'orders/updated',
        shopifyOrder(2, { line_items: [first, second], refunds: [refund] }),
      ),
  ] as const;
  for (const order of [
    [0, 2],
    [2, 0],
    [2, 1],
    [1, 0],
    [2, 0, 1],
  ] as const) {
    const store = await newStore();
    await putSecret(store, 'shopify');
    for (const step of order) await steps[step]?.(store);
    const query = "SELECT product, quantity, total_minor FROM order_lines WHERE order_id = '2'";
    expect(await rows(store, query), order.join()).toEqual([
      { product: '11', quantity: 1, total_minor: 900 },
    ]);
  }
});

test('two bulk exports in one file tell each line item once', async () => {
  const [once, twice] = [await newStore(), await newStore()];
  await imported(once, 'orders', bulk);
  await imported(twice, 'orders', `${bulk.trimEnd()}\n${bulk}`);
  const fields = 'person, order_id, product, variant, quantity, total_minor';
  expect(await linesOf(twice, fields)).toEqual(await linesOf(once, fields));
});

test('an order of one’s own may have an id in the words of Shopify', async () => {
  const store = await newStore();
  const own = { id: 'gid://shopify/Order/1', at: '2026-01-02T10:00:00Z', customer: 'c1' };
  const answer = await imported(
    store,
    'orders',
    JSON.stringify([{ ...own, lines: [{ product: 'P', quantity: 1, price: '5.00' }] }]),
  );
  expect(answer).toMatchObject({ format: 'orders', new: 1, rejected: 0 });
});

test('a bulk export without line items changes nothing and is told what to ask for', async () => {
  const store = await newStore();
  await imported(store, 'orders', bulk);
  const before = await linesOf(store);
  const heads = bulk.split('\n').filter((line) => !line.includes('__parentId'));
  const answer = await imported(store, 'orders', heads.join('\n').replaceAll('08:00:01Z', '08:00:09Z'));
  expect(answer.rejections[0]).toEqual({ line: 1, why: expect.stringContaining('`lineItems`') });
  expect(await linesOf(store)).toEqual(before);
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
