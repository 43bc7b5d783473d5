// Products and stock as platforms tell them, and how soon what was told changes what visitors are shown.
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { storeStub } from '../../worker/store/stub.ts';
import { putSecret, shopifyTold, wooTold } from './hooks.ts';
import { item, shopifyOrder, shopifyProduct, wooProduct } from './payloads.ts';
import { catalogOf, rows, settled } from './rows.ts';
import { callAs, decided, newStore, storeWith, type TestStore } from './shop.ts';
import { signedCustomer } from './sign.ts';

const OPERATOR = { keyId: 'operator' };
const DAY = 86_400_000;

async function shop(): Promise<TestStore> {
  const store = await newStore();
  await putSecret(store, 'shopify');
  await putSecret(store, 'woocommerce');
  return store;
}

const product = (store: TestStore) =>
  rows(
    store,
    'SELECT id, imported, title, url, price_minor, brand, category, tags, stock, variant FROM products',
  );

test('a product of Shopify or WooCommerce is a product of the catalogue', async () => {
  const store = await shop();
  expect(await shopifyTold(store, 'products/create', shopifyProduct(11))).toMatchObject({
    new: 1,
    orders: 0,
  });
  await wooTold(store, 'product.created', wooProduct(21));
  const common = { imported: 1, title: 'Beans', price_minor: 1250, category: 'Coffee', stock: 7 };
  expect(await product(store)).toEqual([
    {
      ...common,
      id: '11',
      url: '/products/beans',
      brand: 'Petal',
      tags: '["dark","single"]',
      variant: '110',
    },
    {
      ...common,
      id: '21',
      url: 'https://shop.example/product/beans',
      brand: null,
      tags: '["dark"]',
      variant: null,
    },
  ]);
  await settled(store);
  // The second may have to wait: a catalogue is put once a minute.
  const first = (await catalogOf(store))?.products.find(({ id }) => id === '11');
  expect(first).toMatchObject({ id: '11', stock: 7 });
});

const counted = { inventory_management: 'shopify', inventory_policy: 'deny' };
test.each([
  [
    'counts what is left of every variant',
    {
      variants: [
        { ...counted, id: 1, price: '1', inventory_quantity: 2 },
        { ...counted, id: 2, price: '2', inventory_quantity: 3 },
      ],
    },
    { stock: 5, variant: '1' },
  ],
  [
    'offers the first variant there is',
    {
      variants: [
        { ...counted, id: 1, price: '1', inventory_quantity: 0 },
        { ...counted, id: 2, price: '2', inventory_quantity: 3 },
      ],
    },
    { stock: 3, variant: '2', price_minor: 200 },
  ],
  [
    'owes no negative stock',
    { variants: [{ ...counted, id: 1, price: '1', inventory_quantity: -4 }] },
    { stock: 0 },
  ],
  [
    'counts nothing that sells without end',
    { variants: [{ id: 1, price: '1', inventory_management: null, inventory_quantity: 0 }] },
    { stock: null },
  ],
  [
    'counts nothing that may be ordered anyway',
    { variants: [{ ...counted, inventory_policy: 'continue', id: 1, price: '1', inventory_quantity: 0 }] },
    { stock: null },
  ],
  ['is sold out as a draft', { status: 'draft' }, { stock: 0 }],
  ['is sold out when not published', { published_at: null }, { stock: 0 }],
])('a product of Shopify %s', async (_, changes, row) => {
  const store = await shop();
  await shopifyTold(store, 'products/update', shopifyProduct(11, changes));
  expect((await product(store))[0]).toMatchObject(row);
});

test.each([
  ['is not counted when the shop does not', { manage_stock: false }, { stock: null }],
  ['is sold out when the shop says so', { manage_stock: false, stock_status: 'outofstock' }, { stock: 0 }],
  [
    'is not counted while it can be ordered anyway',
    { backorders_allowed: true, stock_quantity: -2 },
    { stock: null },
  ],
  ['is sold out as a draft', { status: 'draft' }, { stock: 0 }],
  ['is sold out when hidden', { catalog_visibility: 'hidden' }, { stock: 0 }],
])('a product of WooCommerce %s', async (_, changes, row) => {
  const store = await shop();
  await wooTold(store, 'product.updated', wooProduct(21, changes));
  expect((await product(store))[0]).toMatchObject(row);
});

test('an older telling never undoes a newer one, and a deleted product stays sold out', async () => {
  const store = await shop();
  const at = (updated_at: string, changes: object = {}) => shopifyProduct(11, { updated_at, ...changes });
  await shopifyTold(store, 'products/update', at('2026-11-05T00:00:00Z', { title: 'New' }));
  expect(
    await shopifyTold(store, 'products/update', at('2026-11-04T00:00:00Z', { title: 'Old' })),
  ).toMatchObject({
    ...{ new: 0, repeated: 1 },
  });
  expect(
    await shopifyTold(store, 'products/update', at('2026-11-05T00:00:00Z', { title: 'New' })),
  ).toMatchObject({
    ...{ new: 0, repeated: 1 },
  });
  expect((await product(store))[0]).toMatchObject({ title: 'New' });
  expect(await shopifyTold(store, 'products/delete', { id: 11 })).toMatchObject({ deleted: 1 });
  await shopifyTold(store, 'products/update', at('2026-11-06T00:00:00Z'));
  expect((await product(store))[0]).toMatchObject({ imported: 0, stock: 0, title: 'New' });
});

test('within five seconds of an order its product is nudged no more', async () => {
  const store = await storeWith({
    ...{ id: 'restock', kind: 'replenishment', status: 'live', replenishment: { confidence: 'eager' } },
    ...{ view: { as: 'popup' }, content: { en: { title: 'Time for more' } } },
  });
  await putSecret(store, 'shopify');
  const now = Date.now();
  const bought = (customer: number, nth: number) => {
    const at = now - (30 * nth + 1) * DAY - customer * 60_000;
    const line = { product: '11', at, quantity: 1, priceMinor: 1000, totalMinor: 1000, position: 0 };
    return {
      ...{ id: `O${customer}-${nth}`, customer: `${customer}`, at, status: 'paid' as const, currency: 'EUR' },
      lines: [{ ...line, subscription: false }],
    };
  };
  // Everybody buys every 30 days, and did a month ago.
  const customers = Array.from({ length: 20 }, (_, i) => 200 + i);
  const orders = customers.flatMap((customer) => [1, 2, 3, 4, 5].map((nth) => bought(customer, nth)));
  await storeStub(env, store.id).importOrders(OPERATOR, {
    orders,
    products: [{ id: '11', title: 'Beans' }],
    live: false,
  });
  await storeStub(env, store.id).endImport();
  await settled(store);
  const customer = await signedCustomer(store.identitySecret, '207', Math.floor(now / 1000));
  const nudged = async () => (await decided(store, { customer })).decisions.length;
  expect(await nudged()).toBe(1);
  const processed_at = new Date(now - 60_000).toISOString();
  await shopifyTold(store, 'orders/create', shopifyOrder(9, { processed_at, line_items: [item(1, 11)] }));
  // Nothing is rung here: the store's own alarm does it.
  await expect.poll(nudged, { timeout: 5000, interval: 50 }).toBe(0);
  const explained = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/explain`, {
    customer: '207',
  });
  expect(await explained.text()).toContain('nothing-due');
});
