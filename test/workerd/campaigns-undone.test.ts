// What orders take back of a campaign's results: refunds of everything, returns, and later news of which browser it was.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { StoredEvent } from '../../worker/store/api/events.ts';
import type { OrderPart, RefundLine } from '../../worker/store/api/orders.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { profileOf, rows, settled } from './rows.ts';
import { configOf, newStore, publish, type TestStore, welcome } from './shop.ts';

const HOUR = 3_600_000;
const now = Date.now();
const seenAt = now - 24 * HOUR;
const HASH = 'ab'.repeat(32);
const OTHER = 'cd'.repeat(32);

const shown = (id: string, changes: Partial<StoredEvent> = {}): StoredEvent => ({
  ...{ id, kind: 'shown', at: seenAt, day: Math.floor(seenAt / (24 * HOUR)), campaign: 'welcome' },
  ...{ variant: 'a', revision: 2, group: 'shown', stage: 'new' },
  ...changes,
});

const line = (quantity = 1) => ({
  ...{ product: 'tea', position: 0, at: now - HOUR, quantity, priceMinor: 1000, totalMinor: 1000 * quantity },
  subscription: false,
});

const order = (changes: Partial<OrderPart> = {}): OrderPart => ({
  ...{ id: 'O1', at: now - HOUR, status: 'paid', currency: 'EUR', visitorHash: HASH, lines: [line()] },
  ...changes,
});

const REFUND: RefundLine = {
  ...{ refund: 'R1', product: 'tea', priceMinor: 1000, quantity: 1, totalMinor: 1000 },
};

/** A store with an experiment that two browsers have met. */
async function shop(): Promise<TestStore> {
  const store = await newStore();
  await publish(
    store,
    configOf(welcome({ experiment: { id: 'first', holdout: 0.5, variants: [{ id: 'a' }] } })),
  );
  const stub = storeStub(env, store.id);
  await stub.recordEvents(HASH, [shown('event-of-one')]);
  await stub.recordEvents(OTHER, [shown('event-of-another', { group: 'holdout' })]);
  return store;
}

async function told(store: TestStore, ...orders: readonly OrderPart[]): Promise<void> {
  const batch = { orders, products: [], live: true };
  await storeStub(env, store.id).importOrders({ keyId: 'operator' }, batch);
  await settled(store);
}

async function refunded(store: TestStore, ...lines: readonly RefundLine[]): Promise<void> {
  await storeStub(env, store.id).hear('D1', { kind: 'refund', order: 'O1', lines });
  await settled(store);
}

/** Orders and revenue of those who were shown the campaign, and of those held out. */
async function counted(store: TestStore) {
  const sums = await rows(
    store,
    'SELECT side, sum(orders) AS orders, sum(revenue_minor) AS minor FROM campaign_days GROUP BY side ORDER BY side',
  );
  return Object.fromEntries(sums.map(({ side, orders, minor }) => [side, [orders, minor]]));
}

const NOTHING = { holdout: [0, 0], shown: [0, 0] };
const ONE = { holdout: [0, 0], shown: [1, 1000] };

test.each([
  ['a customer', { customer: 'ada' }],
  ['a guest', { email: 'ada@shop.example' }],
  ['a stranger', {}],
])(
  'a refund of everything that %s bought takes it off, and the browser has bought nothing',
  async (_, who) => {
    const store = await shop();
    await told(store, order(who));
    expect(await counted(store)).toEqual(ONE);
    await refunded(store, REFUND);
    expect(await counted(store)).toEqual(NOTHING);
    expect((await profileOf(store, `v:${HASH}`))?.orders ?? 0).toBe(0);
  },
);

test('an order that comes anew with everything refunded takes off what it had brought', async () => {
  const store = await shop();
  await told(store, order({ customer: 'ada', updatedAt: 1 }));
  expect(await counted(store)).toEqual(ONE);
  await told(store, order({ customer: 'ada', updatedAt: 2, refunds: [REFUND] }));
  expect(await counted(store)).toEqual(NOTHING);
  expect((await profileOf(store, `v:${HASH}`))?.orders ?? 0).toBe(0);
});

test.each([
  ['a customer', { customer: 'ada' }],
  ['a guest', { email: 'ada@shop.example' }],
])('a return that is booked as an order of its own takes off what %s had bought', async (_, who) => {
  const store = await shop();
  await told(store, order({ ...who, lines: [line(2)] }));
  const back = { id: 'O2', at: now, visitorHash: undefined, lines: [{ ...line(-1), at: now }] };
  const { visitorHash: _hash, ...returned } = { ...order(who), ...back };
  await told(store, returned);
  expect(await counted(store)).toEqual(ONE);
});

test('a return of a guest whose mailbox is an account’s takes off what the guest had bought', async () => {
  const store = await shop();
  const customers = [{ id: 'ada', email: 'ada@shop.example' }];
  await storeStub(env, store.id).importCustomers({ keyId: 'operator' }, customers, true);
  const who = { email: 'ada@shop.example' };
  await told(store, order({ ...who, lines: [line(2)] }));
  const { visitorHash: _, ...rest } = order(who);
  await told(store, { ...rest, id: 'O2', at: now, lines: [{ ...line(-1), at: now }] });
  expect(await counted(store)).toEqual(ONE);
});

const issueTo = (store: TestStore, hash: string) =>
  runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    storage.sql.exec(
      `INSERT INTO issued_codes (campaign, variant, pool, code, visitor, at) VALUES ('welcome', 'a', 'welcome', 'ONCE', ?, 1)`,
      hash,
    );
  });

test('an order keeps the browser whose hash it carried when it is told again with a code that another one was shown', async () => {
  const store = await shop();
  await issueTo(store, OTHER);
  const { visitorHash: _, ...again } = order({ updatedAt: 2, codes: ['ONCE'] });
  await told(store, order({ updatedAt: 1 }));
  await told(store, again);
  expect(await counted(store)).toEqual(ONE);
  expect(await rows(store, 'SELECT visitor, by_code FROM visitor_orders')).toEqual([
    { visitor: HASH, by_code: 0 },
  ]);
});

test('a hash that comes later takes the place of the browser that a code was shown in', async () => {
  const store = await shop();
  await issueTo(store, OTHER);
  const { visitorHash: _, ...first } = order({ updatedAt: 1, codes: ['ONCE'] });
  await told(store, first);
  expect(await counted(store)).toEqual(NOTHING);
  await told(store, order({ updatedAt: 2, codes: ['ONCE'] }));
  expect(await counted(store)).toEqual(ONE);
});

test('an order that a code links counts in no comparison when it is told again without its codes', async () => {
  const store = await shop();
  await issueTo(store, HASH);
  const { visitorHash: _, ...first } = order({ updatedAt: 1, codes: ['ONCE'] });
  const { codes: _codes, ...again } = first;
  await told(store, first);
  await told(store, { ...again, updatedAt: 2, customer: 'ada' });
  expect(await rows(store, 'SELECT visitor, by_code FROM visitor_orders')).toEqual([
    { visitor: HASH, by_code: 1 },
  ]);
  expect(await counted(store)).toEqual(NOTHING);
});
