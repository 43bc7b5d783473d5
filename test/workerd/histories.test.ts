// Whose history an order belongs to, and who may see it (DESIGN: identity): customers, guests, browsers.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { newVisitor } from '../../worker/secret/visitor-id.ts';
import type { OrderPart } from '../../worker/store/api/orders.ts';
import { peopleAfter } from '../../worker/store/people-lines.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { putSecret, shopifyTold, wooTold } from './hooks.ts';
import { shopifyOrder, wooOrder } from './payloads.ts';
import { profileOf, profiles, rows, settled, statusOf } from './rows.ts';
import {
  callAs,
  configOf,
  decided,
  newStore,
  offered,
  post,
  publish,
  storeWith,
  type TestStore,
  visit,
  welcome,
} from './shop.ts';
import { hashOf, signedCustomer } from './sign.ts';

const OPERATOR = { keyId: 'operator' };
const HOUR = 3_600_000;
const at = Date.parse('2026-01-02T10:00:00Z');
let ids = 0;

/** An order of one product by whom `who` says. */
const order = (product: string, who: Partial<OrderPart>): OrderPart => ({
  ...{ id: `O${ids++}`, at, status: 'paid', currency: 'EUR', ...who },
  lines: [
    { ...{ product, at, quantity: 1, priceMinor: 500, totalMinor: 500, position: 0 }, subscription: false },
  ],
});

async function send(store: TestStore, ...orders: readonly OrderPart[]): Promise<void> {
  for (const one of orders)
    await storeStub(env, store.id).importOrders(OPERATOR, { orders: [one], products: [], live: true });
  await settled(store);
}

const tell = (store: TestStore, ...customers: readonly { id: string; email: string }[]) =>
  storeStub(env, store.id).importCustomers(OPERATOR, customers, true);

/** Shown to whom KV knows to have bought this product. */
const forBuyersOf = (product: string) => ({
  ...{ id: `has-${product.toLowerCase()}`, kind: 'message', status: 'live', view: { as: 'popup' } },
  ...{ audience: { where: { 'customer.bought': { $in: [product] } } }, content: { en: { title: 'Again?' } } },
});

test('what somebody ordered as a guest is part of their history once the shop says whose address it is', async () => {
  const store = await newStore();
  await send(store, order('ALE', { email: 'Ada.Byron@gmail.com' }));
  expect(await profiles(store)).toEqual({});
  await tell(store, { id: 'ada', email: 'adabyron+shop@googlemail.com' });
  await settled(store);
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 1, spentMinor: 500, bought: ['ALE'] });
  await send(store, order('BEANS', { email: 'adabyron@gmail.com' }));
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 2, bought: ['ALE', 'BEANS'] });
});

test('an order of the account says whose address it is, too', async () => {
  const store = await newStore();
  await send(store, order('ALE', { email: 'ada@shop.example' }));
  await send(store, order('BEANS', { customer: 'ada', email: 'ada@shop.example' }));
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 2, bought: ['ALE', 'BEANS'] });
});

test('an address that somebody signed in typed at the checkout of WooCommerce opens nobody’s history', async () => {
  const store = await newStore();
  await putSecret(store, 'woocommerce');
  await send(store, order('ALE', { email: 'ada@shop.example' }));
  await wooTold(
    store,
    'order.created',
    wooOrder(1, { customer_id: 666, billing: { email: 'ada@shop.example' } }),
  );
  await settled(store);
  expect(await profileOf(store, 'c:666')).toMatchObject({ orders: 1, bought: ['21', '22'] });
});

test('who registers at WooCommerce with somebody’s address is shown nothing of theirs, until the shop vouches for it', async () => {
  const store = await newStore();
  await putSecret(store, 'woocommerce');
  await storeStub(env, store.id).importCustomers(
    OPERATOR,
    [{ email: 'ada@shop.example', subscribed: 'yes', tags: ['wholesale'], attributes: { level: 3 } }],
    true,
  );
  await send(store, order('ALE', { email: 'ada@shop.example' }));
  await wooTold(store, 'customer.updated', { id: 1, email: 'ada@shop.example', username: 'mallory' });
  await settled(store);
  const stranger = { orders: 0, bought: [], tags: [], attributes: {}, subscribed: 'yes' };
  expect(await profileOf(store, 'c:1')).toMatchObject(stranger);
  await tell(store, { id: '5', email: 'ada@shop.example' });
  await settled(store);
  const herself = { orders: 1, bought: ['ALE'], tags: ['wholesale'], attributes: { level: 3 } };
  expect(await profileOf(store, 'c:5')).toMatchObject(herself);
  expect(await profileOf(store, 'c:1')).toMatchObject(stranger);
  await wooTold(store, 'customer.updated', { id: 5, email: 'ada@shop.example', username: 'ada' });
  await settled(store);
  expect(await profileOf(store, 'c:5')).toMatchObject(herself);
});

test('in reports, what a guest ordered belongs to the account that was registered with the address', async () => {
  const store = await newStore();
  await putSecret(store, 'woocommerce');
  await send(store, order('ALE', { email: 'ada@shop.example' }), order('BEANS', { customer: '5' }));
  await wooTold(store, 'customer.created', { id: 5, email: 'ada@shop.example', username: 'ada' });
  await settled(store);
  const counted = await runInDurableObject(storeStub(env, store.id), (_, { storage }) =>
    peopleAfter(storage.sql, new Map(), ''),
  );
  expect(counted.map(({ person, lines }) => [person, lines.length])).toEqual([['c:5', 2]]);
  expect(await profileOf(store, 'c:5')).toMatchObject({ orders: 1, bought: ['BEANS'] });
});

test('a file that has the address somebody with an account typed at the checkout opens nobody’s history', async () => {
  const store = await newStore();
  await send(store, order('ALE', { email: 'ada@shop.example' }));
  const names = 'order,date,status,product,quantity,price,customer,email';
  const line = { date: '2026-01-03', product: 'P', quantity: 1, price: 1 };
  const files = [
    `${names}\nM1,2026-01-03,pending,P,1,1,666,ada@shop.example\n`,
    `${names}\nM1,2026-01-03,paid,P,1,1,,ada@shop.example\n`,
    [{ order: 'M2', customer: '666', email: 'ada@shop.example', ...line }],
  ];
  for (const file of files) {
    const answer = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/orders`, file);
    expect(await answer.json()).toMatchObject({ lines: 1, rejected: 0 });
  }
  await settled(store);
  expect(await profileOf(store, 'c:666')).toMatchObject({ orders: 2, bought: ['P'] });
});

test('an address of an account that Shopify has not verified opens nobody’s history', async () => {
  const store = await newStore();
  await putSecret(store, 'shopify');
  await send(store, order('ALE', { email: 'ada@shop.example' }));
  const account = { id: 666, email: 'ada@shop.example', tags: 'new', verified_email: false };
  await shopifyTold(store, 'customers/create', account);
  await settled(store);
  expect(await profileOf(store, 'c:666')).toMatchObject({ orders: 0, tags: ['new'] });
  await shopifyTold(store, 'customers/update', { ...account, verified_email: true });
  await settled(store);
  expect(await profileOf(store, 'c:666')).toMatchObject({ orders: 1, bought: ['ALE'] });
});

test('an order of an account whose address Shopify has not verified opens nobody’s history', async () => {
  const store = await newStore();
  await putSecret(store, 'shopify');
  await send(store, order('ALE', { email: 'ada@shop.example' }));
  const customer = { id: 666, email: 'ada@shop.example', verified_email: false };
  await shopifyTold(store, 'orders/create', shopifyOrder(1, { customer }));
  await settled(store);
  expect(await profileOf(store, 'c:666')).toMatchObject({ orders: 1, bought: ['11', '12'] });
});

test('an unsigned browser sees the orders that carry its hash and no other of the same person', async () => {
  const store = await storeWith(forBuyersOf('MINE'), forBuyersOf('OTHER'));
  const visitor = await newVisitor(env.ROOT_KEY, store.id, Date.now() - HOUR);
  const visitorHash = await hashOf(visitor.id);
  await tell(store, { id: 'ada', email: 'ada@shop.example' });
  await send(
    store,
    order('MINE', { customer: 'ada', email: 'ada@shop.example', visitorHash }),
    order('OTHER', { customer: 'ada', email: 'ada@shop.example' }),
    order('OTHER', { email: 'ada@shop.example' }),
  );
  const shown = async (who: object) => (await decided(store, who)).decisions.map(({ campaign }) => campaign);
  expect(await shown({ visitor: visitor.id })).toEqual(['has-mine']);
  const signed = await signedCustomer(store.identitySecret, 'ada', Math.floor(Date.now() / 1000));
  expect(await shown({ visitor: visitor.id, customer: signed })).toEqual(['has-mine', 'has-other']);
  expect(await shown({ visitor: visitor.id, customer: { ...signed, signature: 'ab'.repeat(32) } })).toEqual([
    'has-mine',
  ]);
});

test('whoever types somebody’s address as a guest is shown nothing of theirs', async () => {
  const store = await newStore();
  const visitorHash = 'cd'.repeat(32);
  await tell(store, { id: 'ada', email: 'ada@shop.example' });
  await send(store, order('SECRET', { customer: 'ada', email: 'ada@shop.example' }));
  await send(store, order('BAIT', { email: 'ada@shop.example', visitorHash }));
  expect(await profileOf(store, `v:${visitorHash}`)).toMatchObject({ orders: 1, bought: ['BAIT'] });
});

test('several devices are one customer, and each of them is a browser of its own', async () => {
  const store = await newStore();
  const [phone, laptop] = ['01'.repeat(32), '02'.repeat(32)];
  await send(
    store,
    order('P', { customer: 'ada', visitorHash: phone }),
    order('L', { customer: 'ada', visitorHash: laptop }),
  );
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 2, bought: ['L', 'P'] });
  expect(await profileOf(store, `v:${phone}`)).toMatchObject({ orders: 1, bought: ['P'] });
  expect(await profileOf(store, `v:${laptop}`)).toMatchObject({ orders: 1, bought: ['L'] });
});

test('of two accounts with one address, a guest order belongs to one, and moves when that one is gone', async () => {
  const store = await newStore();
  await putSecret(store, 'woocommerce');
  await tell(store, { id: '2', email: 'ada@shop.example' });
  await send(store, order('ALE', { email: 'ada@shop.example' }));
  expect(await profileOf(store, 'c:2')).toMatchObject({ orders: 1 });
  await tell(store, { id: '1', email: 'ada@shop.example' });
  await settled(store);
  expect(await profileOf(store, 'c:1')).toMatchObject({ orders: 1 });
  expect(await profileOf(store, 'c:2')).toMatchObject({ orders: 0 });
  await wooTold(store, 'customer.deleted', { id: 1 });
  await settled(store);
  expect(await profileOf(store, 'c:1')).toBeNull();
  expect(await profileOf(store, 'c:2')).toMatchObject({ orders: 1 });
});

test('a guest order that is refunded or deleted leaves the customer’s history', async () => {
  const store = await newStore();
  await tell(store, { id: 'ada', email: 'ada@shop.example' });
  const guest = order('ALE', { email: 'ada@shop.example', updatedAt: at });
  await send(store, guest);
  await send(store, { ...guest, status: 'refunded', updatedAt: at + 1 });
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 0, spentMinor: 0, bought: [] });
});

const persons = fc.constantFrom(
  { customer: '1', email: 'a@shop.example' },
  { customer: '2', email: 'a@shop.example' },
  { customer: '2', email: 'b@shop.example' },
  { customer: '3' },
  { email: 'a@shop.example' },
  { email: 'b@shop.example' },
  { email: 'c@shop.example' },
  {},
);

test('whatever accounts and addresses come together, every order is in one history and in one person of the fit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(persons, { minLength: 1, maxLength: 15 }), async (who) => {
      const store = await newStore();
      const orders = who.map((one, i) => order('P', { id: `N${i}`, ...one }));
      await send(store, ...orders);
      const fitted = await runInDurableObject(storeStub(env, store.id), (_, { storage }) =>
        peopleAfter(storage.sql, new Map(), ''),
      );
      const inFit = fitted.flatMap(({ lines }) => lines.map((line) => line.order));
      expect(inFit.toSorted()).toEqual(orders.map(({ id }) => id).toSorted());
      const published = Object.entries(await profiles(store));
      for (const [key, profile] of published)
        expect(profile?.orders ?? 0).toBe(fitted.find(({ person }) => person === key)?.lines.length ?? 0);
      const known = new Set<string>(who.flatMap(({ customer, email }) => (customer && email ? [email] : [])));
      const owned = who.filter(({ customer, email }) => customer || (email && known.has(email)));
      expect(published.reduce((sum, [, profile]) => sum + (profile?.orders ?? 0), 0)).toBe(owned.length);
    }),
    { numRuns: 15 },
  );
}, 60_000);

test('a customer whose address changes in the shop keeps what was ordered with the old one', async () => {
  const store = await newStore();
  await tell(store, { id: 'ada', email: 'old@shop.example' });
  await send(store, order('ALE', { email: 'old@shop.example' }));
  await tell(store, { id: 'ada', email: 'new@shop.example' });
  await send(store, order('BEANS', { email: 'new@shop.example' }));
  expect(await profileOf(store, 'c:ada')).toMatchObject({ orders: 2, bought: ['ALE', 'BEANS'] });
});

test('the store says which share of its orders carry a hash', async () => {
  const store = await newStore();
  expect(await statusOf(store)).toMatchObject({ orders: 0, ordersWithVisitor: 0, visitorShare: 0 });
  await send(
    store,
    order('ALE', { visitorHash: '03'.repeat(32) }),
    order('BEANS', {}),
    order('COFFEE', {}),
    order('DATES', {}),
  );
  expect(await statusOf(store)).toMatchObject({ orders: 4, ordersWithVisitor: 1, visitorShare: 0.25 });
});

test('a purchase that a browser tells of, by GA4 or otherwise, is a hint: no order, and the store is not woken', async () => {
  const store = await newStore();
  await publish(store, configOf(forBuyersOf('P')));
  await settled(store);
  const woken = vi.spyOn(env.STORES, 'getByName');
  const visitor = await newVisitor(env.ROOT_KEY, store.id, Date.now() - HOUR);
  const found = [
    {
      source: 'ga4',
      words: 'purchase',
      id: ['P'],
      price: ['5.00'],
      currency: 'EUR',
      transaction_id: 'T-1',
      value: 5,
    },
  ];
  const page = { kind: 'thank-you', url: 'https://shop.example/thanks', locale: 'en', found };
  const session = { visits: 1, pages: 3, bought: true };
  const answer = await post('/v1/decide', visit(store, { visitor: visitor.id, page, session }));
  expect(answer.status).toBe(200);
  expect(woken).not.toHaveBeenCalled();
  woken.mockRestore();
  expect(await rows(store, 'SELECT * FROM orders')).toEqual([]);
  const events = [
    { id: 'e1', kind: 'purchase', at: Date.now(), campaign: 'has-p', variant: 'a', proof: 'x' },
  ];
  expect((await post('/v1/events', { store: store.id, visitor: visitor.id, events })).status).toBe(422);
});

test.each([
  ['shown on the screen links the order that redeems it to that browser', 'screen', 1],
  [
    'that went to an address links to no browser, for whoever typed the address may have been anybody',
    'email',
    0,
  ],
])('a single-use code %s', async (_, deliver, orders) => {
  const form = {
    fields: ['email'],
    deliver,
    atLeastSeconds: 0,
    consent: { as: 'checkbox', text: { en: 'Email me.' } },
  };
  const store = await storeWith(
    welcome({ form, offer: { kind: 'percent', percent: 15, code: { pool: 'once' } } }),
  );
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/codes/once`, { codes: ['Once-1'] });
  const { visitor, ...claim } = await offered(store);
  const words = { email: 'ada@shop.example', consent: { text: 'Email me.', at: 1 }, locale: 'en' };
  expect((await post('/v1/leads', { ...claim, visitor, ...words })).ok).toBe(true);
  expect(await rows(store, 'SELECT code FROM issued_codes')).toEqual([{ code: 'Once-1' }]);
  await send(store, order('ALE', { codes: ['SUMMER', 'once-1'] }), order('BEANS', { codes: ['WELCOME15'] }));
  expect((await profileOf(store, `v:${await hashOf(visitor)}`))?.orders ?? 0).toBe(orders);
});
