// What was kept for its time goes once a day: events, and whoever was not heard of for 25 months.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { OrderPart } from '../../worker/store/api/orders.ts';
import { peopleAfter } from '../../worker/store/people-lines.ts';
import { scheduleRetain } from '../../worker/store/retain.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { putSecret, wooTold } from './hooks.ts';
import { ringFor } from './hushed.ts';
import { profiles, rows, settled } from './rows.ts';
import { newStore, type TestStore } from './shop.ts';

const DAY = 86_400_000;
const now = Date.now();
const daysAgo = (days: number) => now - days * DAY;
const OLD = daysAgo(762);
const HASH = 'ab'.repeat(32);

const order = (id: string, at: number, who: Partial<OrderPart>): OrderPart => ({
  ...{ id, at, status: 'paid', currency: 'EUR', ...who },
  lines: [
    {
      ...{ product: 'P', at, quantity: 1, priceMinor: 500, totalMinor: 500, position: 0 },
      subscription: false,
    },
  ],
});

/** Does the daily work now. */
async function retained(store: TestStore): Promise<void> {
  await ringFor(store, 'retain');
  await settled(store);
}

async function take(store: TestStore, ...orders: readonly OrderPart[]): Promise<void> {
  for (const one of orders)
    await storeStub(env, store.id).importOrders(
      { keyId: 'operator' },
      { orders: [one], products: [], live: true },
    );
  await settled(store);
}

const lead = (mailbox: string, at: number) =>
  `INSERT INTO leads (campaign, email_key, email, variant, revision, locale, subscribed, at)
   VALUES ('welcome', '${mailbox}', '${mailbox}', 'a', 1, 'en', 1, ${at})`;

async function fill(store: TestStore, ...statements: readonly string[]): Promise<void> {
  await runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    for (const statement of statements) storage.sql.exec(statement);
  });
}

test('orders of who was not heard of for 25 months become those of a nobody, and whatever names them goes', async () => {
  const store = await newStore();
  const stub = storeStub(env, store.id);
  const customers = [{ id: 'ada', email: 'ada@shop.example', tags: ['vip'] }];
  await stub.importCustomers({ keyId: 'operator' }, customers, true);
  await take(
    store,
    order('1', OLD, { customer: 'ada', visitorHash: HASH }),
    order('2', OLD - DAY, { email: 'ada@shop.example' }),
    order('3', OLD, { email: 'guest@shop.example' }),
    order('4', OLD, { visitorHash: HASH }),
    { ...order('5', OLD, { customer: 'ada' }), lines: [] },
  );
  await fill(store, lead('ada@shop.example', OLD), lead('lone@shop.example', OLD));
  await retained(store);
  const nobody = { '1': 'n:1', '2': 'n:1', '3': 'n:3', '4': 'o:4', '5': 'o:5' };
  expect(await rows(store, 'SELECT id, person, visitor, email FROM orders ORDER BY id')).toEqual(
    Object.entries(nobody).map(([id, person]) => ({ id, person, visitor: null, email: null })),
  );
  expect(await rows(store, 'SELECT person, order_id FROM order_lines ORDER BY order_id')).toEqual(
    Object.entries(nobody)
      .filter(([id]) => id !== '5')
      .map(([order_id, person]) => ({ person, order_id })),
  );
  for (const table of ['customers', 'mailboxes', 'leads', 'visitor_orders'])
    expect([table, await rows(store, `SELECT * FROM ${table}`)]).toEqual([table, []]);
  expect(await profiles(store)).toEqual({});
});

test.each([
  ['ordered', [order('2', daysAgo(700), { customer: 'ada' })], []],
  ['ordered as a guest', [order('2', daysAgo(700), { email: 'ada@shop.example' })], []],
  [
    'shares an address with who ordered',
    [order('2', daysAgo(700), { customer: 'eve', email: 'ada@shop.example' })],
    [],
  ],
  ['left the address', [], [lead('ada@shop.example', daysAgo(700))]],
])('who %s since stays whole', async (_, since, statements) => {
  const store = await newStore();
  await storeStub(env, store.id).importCustomers(
    { keyId: 'operator' },
    [{ id: 'ada', email: 'ada@shop.example' }],
    true,
  );
  await take(store, order('1', OLD, { customer: 'ada', visitorHash: HASH }), ...since);
  await fill(store, ...statements);
  const before = [
    await profiles(store),
    await rows(store, 'SELECT * FROM orders'),
    await rows(store, 'SELECT * FROM mailboxes'),
  ];
  await retained(store);
  expect([
    await profiles(store),
    await rows(store, 'SELECT * FROM orders'),
    await rows(store, 'SELECT * FROM mailboxes'),
  ]).toEqual(before);
});

test('an account that only claims an address goes with what the guest ordered, when neither was heard of', async () => {
  const store = await newStore();
  await putSecret(store, 'woocommerce');
  await take(store, order('1', OLD, { email: 'ada@shop.example' }));
  await wooTold(store, 'customer.created', { id: 5, email: 'ada@shop.example', username: 'ada' });
  await retained(store);
  expect(await rows(store, 'SELECT person FROM orders')).toEqual([{ person: 'n:1' }]);
  expect(await rows(store, 'SELECT * FROM mailboxes')).toEqual([]);
});

test('who was retired counts in models and reports as before, and is a customer again with the next order', async () => {
  const store = await newStore();
  await take(store, order('1', OLD, { customer: 'ada' }), order('2', OLD + 1, { customer: 'ada' }));
  const people = () =>
    runInDurableObject(storeStub(env, store.id), (_, { storage }) =>
      peopleAfter(storage.sql, new Map(), '').map(({ person, lines }) => [person, lines.length]),
    );
  expect(await people()).toEqual([['c:ada', 2]]);
  await fill(store, `UPDATE orders SET at = ${OLD}`, `UPDATE order_lines SET at = ${OLD}`);
  await retained(store);
  expect(await people()).toEqual([['n:1', 2]]);
  await take(store, order('3', now, { customer: 'ada' }));
  expect(await people()).toEqual([
    ['c:ada', 1],
    ['n:1', 2],
  ]);
  await retained(store);
  expect(Object.keys(await profiles(store))).toEqual(['c:ada']);
});

test('events go after 90 days, the tallies made of them stay; late withdrawals are remembered for 25 months', async () => {
  const store = await newStore();
  const day = (days: number) => Math.floor(daysAgo(days) / DAY);
  const exposure = (visitor: string, at: number) =>
    `INSERT INTO exposures (visitor, campaign, experiment, phase, variant, side, stage, day, first_at, until, entrant, crossed,
       orders, revenue_minor, costed_minor, margin_minor, click_orders, click_revenue_minor)
     VALUES ('${visitor}', 'welcome', '', 0, 'a', 'shown', '', 0, ${at}, ${at + 7 * DAY}, 1, 0, 0, 0, 0, 0, 0, 0)`;
  await fill(
    store,
    ...Array.from({ length: 40 }, (_, i) => `INSERT INTO seen_events VALUES (${day(88 + (i % 4))}, 'e${i}')`),
    ...[exposure('old', daysAgo(98)), exposure('within', daysAgo(96))],
    `INSERT INTO clicks VALUES ('old', ${daysAgo(91)}, 'welcome', ''), ('new', ${daysAgo(89)}, 'welcome', ''),
       ('within', ${daysAgo(92)}, 'welcome', '')`,
    `INSERT INTO campaign_days (campaign, day, phase, variant, side, stage, shown) VALUES ('welcome', 1, 0, 'a', 'shown', '', 9)`,
    `INSERT INTO withdrawn_visitors VALUES ('old', ${OLD}), ('new', ${daysAgo(760)})`,
  );
  await retained(store);
  expect(await rows(store, 'SELECT DISTINCT day FROM seen_events ORDER BY day')).toEqual(
    [90, 89, 88].map((days) => ({ day: day(days) })),
  );
  expect(await rows(store, 'SELECT visitor FROM exposures')).toEqual([{ visitor: 'within' }]);
  // What an order was credited to is asked again as long as the exposure stands.
  expect(await rows(store, 'SELECT visitor FROM clicks')).toEqual([
    { visitor: 'new' },
    { visitor: 'within' },
  ]);
  expect(await rows(store, 'SELECT visitor FROM withdrawn_visitors')).toEqual([{ visitor: 'new' }]);
  expect(await rows(store, 'SELECT shown FROM campaign_days')).toEqual([{ shown: 9 }]);
});

test('codes stay after 25 months, without whose they were, but for customers who still order', async () => {
  const store = await newStore();
  await take(store, order('1', daysAgo(700), { customer: 'ada' }));
  const code = (code: string, at: number, visitor: string, customer: string) =>
    `INSERT INTO issued_codes (campaign, variant, code, visitor, customer, at)
     VALUES ('welcome', 'a', '${code}', ${visitor}, ${customer}, ${at})`;
  await fill(
    store,
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
     INSERT INTO issued_codes (campaign, variant, code, visitor, at) SELECT 'welcome', 'a', i, 'v' || i, ${OLD} FROM n`,
    code('ADA', OLD, `'old'`, `'ada'`),
    code('EVE', OLD, 'NULL', `'eve'`),
    code('NEW', daysAgo(760), `'new'`, `'bob'`),
  );
  await retained(store);
  const named =
    'SELECT code, visitor, customer FROM issued_codes WHERE coalesce(visitor, customer) IS NOT NULL';
  expect(await rows(store, named)).toEqual([
    { code: 'ADA', visitor: null, customer: 'ada' },
    { code: 'NEW', visitor: 'new', customer: 'bob' },
  ]);
  expect(await rows(store, 'SELECT count(*) AS n FROM issued_codes')).toEqual([{ n: 6003 }]);
});

test('everybody leaves who is to leave, however many there are', async () => {
  const store = await newStore();
  const orders = Array.from({ length: 1200 }, (_, i) =>
    order(`O${i}`, i % 5 === 0 ? now : OLD, { customer: `c${i}` }),
  );
  await storeStub(env, store.id).importOrders({ keyId: 'operator' }, { orders, products: [], live: false });
  await storeStub(env, store.id).endImport();
  await fill(
    store,
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
     INSERT INTO clicks SELECT 'v' || i, iif(i % 2, ${daysAgo(91)}, ${now}), 'welcome', '' FROM n`,
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
     INSERT INTO seen_events SELECT 1, 'e' || i FROM n`,
  );
  await retained(store);
  const count = async (what: string) => (await rows(store, `SELECT count(*) AS n FROM ${what}`))[0]?.n;
  expect(await count(`orders WHERE person GLOB 'c:*'`)).toBe(240);
  expect(await count(`order_lines WHERE person GLOB 'c:*'`)).toBe(240);
  expect(await count('clicks')).toBe(3000);
  expect(await count('seen_events')).toBe(0);
  expect(Object.keys(await profiles(store))).toHaveLength(240);
});

test('a store that has no such job gets one, and it runs again the day after', async () => {
  const store = await newStore();
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    await scheduleRetain(storage, now);
    await scheduleRetain(storage, now + DAY);
    expect([...storage.sql.exec(`SELECT at FROM due_jobs WHERE name = 'retain'`)]).toEqual([
      { at: now + DAY },
    ]);
  });
  await retained(store);
  const [job] = await rows(store, `SELECT at FROM due_jobs WHERE name = 'retain'`);
  expect(Number(job?.at)).toBeGreaterThan(now);
});
