// Reports over orders: made by a job, read as they were made, and open to who may read them.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { hasten } from '../../worker/store/jobs.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { rows, settled } from './rows.ts';
import { callAs, mint, newStore, type TestStore } from './shop.ts';

const DAY = 86_400_000;
const agoIso = (days: number) => new Date(Date.now() - days * DAY).toISOString();

const order = (id: string, customer: string | undefined, daysAgo: number, more: object = {}) => ({
  ...{ id, customer, at: agoIso(daysAgo), currency: 'EUR' },
  lines: [{ product: 'beans', title: 'Beans', quantity: 1, price: '10.00' }],
  ...more,
});

async function shopWith(...orders: readonly object[]): Promise<TestStore> {
  const store = await newStore();
  const sent = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/orders`, orders);
  if (!sent.ok) throw new Error(await sent.text());
  await refit(store);
  return store;
}

/** Has the models learnt at once, and the reports made. */
async function refit(store: TestStore): Promise<void> {
  await runInDurableObject(storeStub(env, store.id), (_, { storage }) => hasten(storage, 'fit', Date.now()));
  await settled(store);
}

async function report<T>(store: TestStore, path: string): Promise<T> {
  const answer = await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/reports/${path}`);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json<T>();
}

type Retention = {
  at: number | null;
  pending: boolean;
  customers: number;
  orders: number;
  revenueMinor: number;
  strangers: object;
  churn: Record<string, unknown[]>;
  cohorts: { customers: number }[];
};
type Products = { total: number; products: { product: string; title: string; buyers: number }[] };

test('retention is that of the orders, guests with an address being one person, others strangers', async () => {
  const store = await shopWith(
    order('1', 'ada', 120),
    order('2', 'ada', 20),
    order('3', undefined, 40, { email: 'Bo@shop.example' }),
    order('4', undefined, 10, { email: 'bo@shop.example' }),
    order('5', undefined, 9),
    order('6', undefined, 8, { status: 'cancelled' }),
  );
  const all = await report<Retention>(store, 'retention');
  expect(all).toMatchObject({ currency: 'EUR', customers: 2, orders: 4, revenueMinor: 4000 });
  expect(all).toMatchObject({ repeatRate: 1, revenueRepeatRate: 1 });
  expect(all.strangers).toEqual({ orders: 1, revenueMinor: 1000 });
  expect(all.at).toBeGreaterThan(0);
  expect(Object.keys(all.churn)).toEqual(['month', 'quarter', 'year']);
  const one = await report<Retention>(store, 'retention?period=month&months=1');
  expect(Object.keys(one.churn)).toEqual(['month']);
  expect(one.cohorts.length).toBeLessThanOrEqual(1);
});

test('products are named, sorted and told in parts', async () => {
  const store = await shopWith(
    order('1', 'ada', 60),
    order('2', 'ada', 30),
    order('3', 'bo', 30, { lines: [{ product: 'mill', title: 'Mill', quantity: 1, price: '99.00' }] }),
  );
  const { products, total } = await report<Products>(store, 'products');
  expect(total).toBe(2);
  expect(products.map(({ title }) => title)).toEqual(['Mill', 'Beans']);
  const [first] = (await report<Products>(store, 'products?sort=repeat-share&limit=1')).products;
  expect(first).toMatchObject({
    ...{ product: 'beans', buyers: 1, repeatBuyers: 1, repeatShare: 1 },
    interval: { gaps: 1, medianDays: 30 },
  });
  expect((await report<Products>(store, 'products?limit=5&offset=1')).products).toHaveLength(1);
  expect((await report<Products>(store, 'products?product=mill')).products).toHaveLength(1);
  expect((await report<Products>(store, 'products?product=none')).products).toEqual([]);
});

test('a store without orders has an empty report, not a fault', async () => {
  const store = await newStore();
  expect(await report<Retention>(store, 'retention')).toMatchObject({
    ...{ at: null, pending: false, customers: 0, orders: 0, cohorts: [] },
  });
  expect(await report<Products>(store, 'products')).toMatchObject({ total: 0, products: [] });
});

test('a store of which every order was cancelled has an empty report, made all the same', async () => {
  const store = await shopWith(order('1', 'ada', 60, { status: 'cancelled' }));
  const made = { at: expect.any(Number), pending: false };
  expect(await report<Retention>(store, 'retention')).toMatchObject({ ...made, customers: 0 });
  expect(await report<Products>(store, 'products')).toMatchObject({ ...made, total: 0, products: [] });
});

test('news makes a report pending, and reading it hastens the next', async () => {
  const store = await shopWith(order('1', 'ada', 60));
  expect(await report<Retention>(store, 'retention')).toMatchObject({ orders: 1, pending: false });
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/orders`, [order('2', 'ada', 6)]);
  await refit(store);
  expect(await report<Retention>(store, 'retention')).toMatchObject({ orders: 1, pending: true });
  await settled(store);
  expect(await report<Retention>(store, 'retention')).toMatchObject({ orders: 2, pending: false });
});

test('who reads the first one before it is made has it made soon', async () => {
  const store = await newStore();
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/orders`, [order('1', 'ada', 60)]);
  await settled(store);
  expect(await report<Retention>(store, 'retention')).toMatchObject({ at: null, pending: true });
  await settled(store);
  expect(await report<Retention>(store, 'retention')).toMatchObject({ customers: 1, pending: false });
});

test('only who may read reports reads them, and what is asked has to make sense', async () => {
  const store = await newStore();
  const path = `/v1/stores/${store.id}/reports`;
  const { adminKey } = await mint(store.adminKey, store.id, ['import']);
  expect((await callAs(adminKey, 'GET', `${path}/retention`)).status).toBe(403);
  for (const key of ['nobody', env.OPERATOR_KEY])
    expect((await callAs(key, 'GET', `${path}/products`)).status).toBe(401);
  const { adminKey: reader } = await mint(store.adminKey, store.id, ['reports']);
  for (const which of ['retention', 'products'])
    expect((await callAs(reader, 'GET', `${path}/${which}`)).status).toBe(200);
  for (const wrong of [
    'retention?period=week',
    'retention?months=0',
    'products?limit=x',
    'products?sort=hue',
  ])
    expect((await callAs(store.adminKey, 'GET', `${path}/${wrong}`)).status).toBe(422);
});

test('one day after a fit there is another, for time moves people, too', async () => {
  const store = await shopWith(order('1', 'ada', 60));
  const [daily] = await rows(store, `SELECT at FROM due_jobs WHERE name = 'daily'`);
  expect(Number(daily?.at) - Date.now()).toBeGreaterThan(DAY / 2);
});
