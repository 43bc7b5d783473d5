// People across what is told of them: orders, newsletters, forms, and the wish to be forgotten.
import { runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { OrderBatch, OrderPart } from '../../worker/store/api/orders.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { profileOf, rows, settled } from './rows.ts';
import { callAs, newStore, offered, post, storeWith, type TestStore, welcome } from './shop.ts';
import { hashOf } from './sign.ts';

const OPERATOR = { keyId: 'operator' };
const at = Date.parse('2026-01-02T10:00:00Z');
const line = (product: string, quantity: number, priceMinor = 500) => ({
  ...{
    product,
    at,
    quantity,
    priceMinor,
    totalMinor: quantity * priceMinor,
    position: 0,
    subscription: false,
  },
});
const part = (id: string, changes: Partial<OrderPart> = {}): OrderPart => ({
  ...{ id, customer: 'ada', at, status: 'paid', currency: 'EUR', lines: [line('P', 1)] },
  ...changes,
});

async function send(store: TestStore, ...orders: readonly OrderPart[]): Promise<void> {
  const batch: OrderBatch = { orders, products: [], live: true };
  await storeStub(env, store.id).importOrders(OPERATOR, batch);
  await settled(store);
}

test('an order never links a browser that withdrew, neither a new order nor a newer version', async () => {
  const store = await newStore();
  const visitorHash = 'ab'.repeat(32);
  await send(store, part('A', { visitorHash, updatedAt: at }));
  expect(await profileOf(store, `v:${visitorHash}`)).toMatchObject({ orders: 1 });
  await storeStub(env, store.id).eraseVisitor(visitorHash);
  await send(store, part('A', { visitorHash, updatedAt: at + 1 }), part('B', { visitorHash }));
  expect(await rows(store, 'SELECT * FROM visitor_orders')).toEqual([]);
  expect(await rows(store, 'SELECT id, visitor FROM orders')).toEqual([
    { id: 'A', visitor: null },
    { id: 'B', visitor: null },
  ]);
  expect(await profileOf(store, `v:${visitorHash}`)).toBeNull();
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 2 });
});

test('a lead subscribes the customer who uses the address, and shows their browser no purchase of it', async () => {
  const store = await storeWith(welcome());
  await send(store, part('A', { email: 'Ada.Byron@gmail.com' }));
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 1, subscribed: 'unknown' });
  const { visitor, ...claim } = await offered(store);
  const words = { email: 'adabyron+shop@gmail.com', consent: { text: 'Email me.', at: 1 }, locale: 'en' };
  expect((await post('/v1/leads', { ...claim, visitor, ...words })).status).toBe(200);
  await settled(store);
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 1, subscribed: 'yes' });
  expect(await profileOf(store, `v:${await hashOf(visitor)}`)).toMatchObject({
    orders: 0,
    subscribed: 'yes',
  });
});

test('products and single customers that keep coming hold nobody else up', async () => {
  const store = await newStore();
  const stub = storeStub(env, store.id);
  const orders = [part('A')];
  await stub.importOrders(OPERATOR, { orders, products: [], live: false });
  await stub.endImport();
  await stub.importCustomers(OPERATOR, [{ id: 'bob', tags: ['vip'] }], true);
  await stub.importProducts(OPERATOR, [{ id: 'P', title: 'Beans', url: '/p' }]);
  await runDurableObjectAlarm(stub);
  expect(await profileOf(store, 'c:bob')).toMatchObject({ tags: ['vip'] });
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 1 });
});

test('a return in an order of its own lowers what was spent and is no purchase', async () => {
  const store = await newStore();
  const csv = `customer,order,timestamp,product,name,quantity,unit_price
13085,A1,2026-01-02T07:45,85048,Ball,12,6.95
13085,A1,2026-01-02T07:45,POST,POSTAGE,1,18
13085,CA1,2026-01-05T10:00,85048,Ball,-5,6.95
13085,CA2,2026-01-06T10:00,22041,Frame,-1,1.00
`;
  const answer = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/orders`, csv);
  expect(await answer.json()).toMatchObject({ orders: 3, lines: 4, new: 2, cancelled: 2 });
  await settled(store);
  expect(await profileOf(store, 'c:13085')).toMatchObject({
    ...{ orders: 1, spentMinor: 12 * 695 + 1800 - 5 * 695 - 100, bought: ['85048'] },
    pairs: [{ product: '85048', buys: 1, quantity: 7 }],
  });
});
