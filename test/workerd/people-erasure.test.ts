// POST …/people/export and …/people/erase: what is shown is what is removed, and nobody else's.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { PersonErasure, PersonExport } from '../../shared/schema/people.ts';
import type { ShopNews } from '../../worker/store/api/news.ts';
import type { OrderPart } from '../../worker/store/api/orders.ts';
import { erasePerson } from '../../worker/store/erasure.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { homeOf } from './home.ts';
import { putSecret, shopifyTold, wooTold } from './hooks.ts';
import { shopifyOrder } from './payloads.ts';
import { profileOf, profiles, rows, settled } from './rows.ts';
import { callAs, mint, newStore, offered, post, storeWith, type TestStore, welcome } from './shop.ts';
import { hashOf } from './sign.ts';

const OPERATOR = { keyId: 'operator' };
const at = Date.parse('2026-01-02T10:00:00Z');

const ask = (store: TestStore, what: 'export' | 'erase', who: object, key = store.adminKey) =>
  callAs(key, 'POST', `/v1/stores/${store.id}/people/${what}`, who);

async function exported(store: TestStore, who: object): Promise<PersonExport> {
  const answer = await ask(store, 'export', who);
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return v.parse(PersonExport, await answer.json());
}

async function erased(store: TestStore, who: object): Promise<PersonErasure> {
  const answer = await ask(store, 'erase', who);
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  const erasure = v.parse(PersonErasure, await answer.json());
  await settled(store);
  return erasure;
}

/** Every row of every table, and every KV value of the store, as text, one thing a line. */
async function everything(store: TestStore): Promise<string[]> {
  const lines = await runInDurableObject(storeStub(env, store.id), (_, { storage: { sql } }) => {
    const tables = sql.exec<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf*' AND name NOT GLOB 'sqlite*'`,
    );
    return [...tables].flatMap(({ name }) =>
      [...sql.exec(`SELECT * FROM ${name}`)].map((row) => `${name} ${JSON.stringify(row)}`),
    );
  });
  const { keys } = await env.KV.list();
  const own = keys.filter(({ name }) => name.split(':')[1] === store.id);
  const values = await Promise.all(own.map(async ({ name }) => `${name} ${await env.KV.get(name)}`));
  return [...lines, ...values];
}

const naming = (lines: readonly string[], ...names: readonly string[]) =>
  lines.filter((line) => names.some((name) => line.toLowerCase().includes(name.toLowerCase())));

const order = (id: string, who: Partial<OrderPart>): OrderPart => ({
  ...{ id, at, status: 'paid', currency: 'EUR', ...who },
  lines: [
    {
      ...{ product: 'P', at, quantity: 1, priceMinor: 500, totalMinor: 500, position: 0 },
      subscription: false,
    },
  ],
});

async function take(store: TestStore, ...orders: readonly OrderPart[]): Promise<void> {
  for (const one of orders)
    await storeStub(env, store.id).importOrders(OPERATOR, { orders: [one], products: [], live: true });
}

/** A store in which Bob is known in every way there is. */
async function knowingBob() {
  const store = await storeWith(welcome());
  await putSecret(store, 'shopify');
  const { visitor, ...claim } = await offered(store);
  const hash = await hashOf(visitor);
  const words = { email: 'B.o.b+shop@gmail.com', consent: { text: 'Email me.', at: 1 }, locale: 'en' };
  expect((await post('/v1/leads', { ...claim, visitor, ...words })).status).toBe(200);
  const events = [{ id: 'event-0001', kind: 'shown', at: Date.now(), ...claim, store: undefined }];
  expect((await post('/v1/events', { store: store.id, visitor, events })).status).toBe(202);
  const customer = { id: 207, email: 'bob@gmail.com' };
  const note_attributes = [{ name: 'reprise_visitor', value: hash }];
  const discount_codes = [{ code: 'SUMMER', amount: '1.00', type: 'fixed_amount' }];
  await shopifyTold(
    store,
    'orders/create',
    shopifyOrder(4711, { customer, note_attributes, discount_codes }),
  );
  await shopifyTold(store, 'orders/create', shopifyOrder(4712, { customer: null, email: 'BOB@gmail.com' }));
  await shopifyTold(store, 'customers/update', {
    ...customer,
    tags: 'vip',
    updated_at: '2026-11-01T00:00:00Z',
  });
  await shopifyTold(store, 'customers/merge', {
    admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/207',
    admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/206',
  });
  await shopifyTold(store, 'customers/data_request', {
    customer,
    data_request: { id: 9999 },
    orders_requested: [],
  });
  await runInDurableObject(storeStub(env, store.id), (_, { storage: { sql } }) => {
    sql.exec(`INSERT INTO clicks (visitor, at, campaign, experiment) VALUES (?, 1, 'welcome', '')`, hash);
    sql.exec(
      `INSERT INTO deliveries (id, endpoint, event, at, payload, mailbox, visitor)
       VALUES ('msg_1', 'mailer', 'lead.created', 1, '{"email":"B.o.b+shop@gmail.com"}', 'bob@gmail.com', ?)`,
      hash,
    );
  });
  await settled(store);
  return {
    store,
    visitor,
    hash,
    names: ['bob@gmail.com', 'B.o.b+shop', '"207"', 'c:207', ':207 ', '"206"', hash],
  };
}

const TABLES_OF_BOB = [
  ...[
    'clicks',
    'customers',
    'data_requests',
    'deliveries',
    'exposures',
    'issued_codes',
    'leads',
    'mailboxes',
  ],
  ...['merged_customers', 'order_codes', 'order_lines', 'orders', 'told_versions', 'visitor_orders'],
];

test.each([
  ['customer', { customer: '207' }],
  ['a customer merged into theirs', { customer: '206' }],
  ['an address, however it is spelled', { email: 'BOB+news@googlemail.com' }],
])('who is asked for by %s is exported whole, erased whole, and comes back by no import', async (_, who) => {
  const { store, hash, names } = await knowingBob();
  const before = await exported(store, who);
  expect(before).toMatchObject({
    ...{ customers: ['207', '206'], emails: ['bob@gmail.com'], visitors: [hash] },
    profiles: { 'c:207': { orders: 2, tags: ['vip'] }, [`v:${hash}`]: { orders: 1 } },
  });
  const filled = Object.entries(before.kept).filter(([, kept]) => kept.length > 0);
  expect(filled.map(([table]) => table).toSorted()).toEqual(TABLES_OF_BOB);
  const erasure = await erased(store, who);
  for (const [table, kept] of filled) expect([table, erasure.erased[table]]).toEqual([table, kept.length]);
  expect(naming(await everything(store), ...names)).toEqual([]);
  expect(await profiles(store)).toEqual({});
  const again = await erased(store, who);
  expect(Object.values(again.erased).every((n) => n === 0)).toBe(true);
  const file = [{ id: '207', email: 'bob@gmail.com', tags: ['vip'] }];
  const answer = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/customers`, file);
  expect(await answer.json()).toMatchObject({ new: 0, rejected: 1 });
  await take(
    store,
    order('4713', { customer: '207' }),
    order('4711', {}),
    order('4714', { email: 'bob@gmail.com' }),
  );
  expect(await rows(store, 'SELECT * FROM orders')).toEqual([]);
});

test('who is asked for by their browser loses what the browser did and its link with orders, which stay', async () => {
  const { store, visitor, hash } = await knowingBob();
  const who = { visitor };
  const before = await exported(store, who);
  expect(before).toMatchObject({ customers: [], emails: [], visitors: [hash] });
  const filled = Object.entries(before.kept).filter(([, kept]) => kept.length > 0);
  expect(filled.map(([table]) => table).toSorted()).toEqual([
    ...['clicks', 'deliveries', 'exposures', 'issued_codes', 'leads', 'orders', 'visitor_orders'],
  ]);
  const erasure = await erased(store, { visitor: hash });
  for (const [table, kept] of filled) expect([table, erasure.erased[table]]).toEqual([table, kept.length]);
  expect(naming(await everything(store), hash)).toEqual([]);
  expect(await profileOf(store, 'c:207')).toMatchObject({ orders: 2 });
  await take(store, order('4715', { customer: '208', visitorHash: hash }));
  expect(await rows(store, `SELECT visitor FROM orders WHERE id = '4715'`)).toEqual([{ visitor: null }]);
  await take(store, order('4716', { customer: '208', visitorHash: hash, at: Date.now() + 1000 }));
  expect(await rows(store, `SELECT visitor FROM orders WHERE id = '4716'`)).toEqual([{ visitor: hash }]);
});

test('who only registered with somebody’s address is neither shown nor erased with them, but named', async () => {
  const store = await newStore();
  await putSecret(store, 'woocommerce');
  await take(store, order('1', { email: 'ada@shop.example' }), order('2', { customer: '5' }));
  await wooTold(store, 'customer.updated', { id: 5, email: 'Ada@shop.example', username: 'mallory' });
  const mallory = await exported(store, { customer: '5' });
  expect(mallory).toMatchObject({ emails: [], unproven: { customers: [], emails: ['ada@shop.example'] } });
  expect(mallory.kept.orders).toMatchObject([{ id: '2' }]);
  const ada = await exported(store, { email: 'ada@shop.example' });
  expect(ada).toMatchObject({ customers: [], unproven: { customers: ['5'], emails: [] } });
  expect(ada.kept.orders).toMatchObject([{ id: '1' }]);
  await erased(store, { email: 'ada@shop.example' });
  expect(naming(await everything(store), 'ada@shop.example')).toEqual([]);
  expect(await rows(store, 'SELECT id FROM orders')).toEqual([{ id: '2' }]);
});

test('somebody with ten thousand orders is exported and erased whole', async () => {
  const store = await newStore();
  const orders = Array.from({ length: 10_000 }, (_, i) => order(`O${i}`, { customer: 'reseller' }));
  for (let i = 0; i < orders.length; i += 1000)
    await storeStub(env, store.id).importOrders(OPERATOR, {
      ...{ orders: orders.slice(i, i + 1000), products: [], live: false },
    });
  expect((await exported(store, { customer: 'reseller' })).kept.order_lines).toHaveLength(10_000);
  expect((await erased(store, { customer: 'reseller' })).erased).toMatchObject({ orders: 10_000 });
  expect(naming(await everything(store), 'reseller')).toEqual([]);
});

test('an erasure that is cut off is finished by asking again, and what it had erased stays out meanwhile', async () => {
  const store = await newStore();
  await storeStub(env, store.id).importCustomers(OPERATOR, [{ id: 'ada', email: 'ada@shop.example' }], true);
  const orders = Array.from({ length: 1200 }, (_, i) =>
    order(`O${i}`, i % 2 === 0 ? { customer: 'ada' } : { email: 'ada@shop.example' }),
  );
  await storeStub(env, store.id).importOrders(OPERATOR, { orders, products: [], live: false });
  await storeStub(env, store.id).endImport();
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    let pieces = 0;
    const failing = new Proxy(storage, {
      get: (target, key) => {
        if (key === 'sql') return target.sql;
        if (key === 'transactionSync' && pieces++ === 1) throw new Error('evicted');
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const home = homeOf(failing, store.id);
    await expect(erasePerson(home, home, { customer: 'ada' }, Date.now())).rejects.toThrow('evicted');
  });
  await take(store, ...orders.slice(0, 2));
  expect((await rows(store, 'SELECT count(*) AS n FROM orders'))[0]).toEqual({ n: 700 });
  expect((await erased(store, { customer: 'ada' })).erased).toMatchObject({ orders: 700, mailboxes: 1 });
  expect(naming(await everything(store), '"ada"', 'c:ada', 'ada@shop.example')).toEqual([]);
});

test('an order that comes in while somebody is erased stays out, or goes with them', async () => {
  const store = await newStore();
  const orders = Array.from({ length: 1200 }, (_, i) => order(`O${i}`, { customer: 'ada' }));
  await storeStub(env, store.id).importOrders(OPERATOR, { orders, products: [], live: false });
  await storeStub(env, store.id).endImport();
  const racing = Array.from({ length: 20 }, (_, i) => take(store, order(`N${i}`, { customer: 'ada' })));
  await Promise.all([ask(store, 'erase', { customer: 'ada' }), ...racing]);
  await settled(store);
  expect(naming(await everything(store), '"ada"', 'c:ada')).toEqual([]);
});

const PEOPLE = ['ann', 'ben', 'cat'] as const;
const person = fc.constantFrom(...PEOPLE);
const hashes = { ann: 'a1'.repeat(32), ben: 'b2'.repeat(32), cat: 'c3'.repeat(32) };
const mail = (who: string) => `${who}.mail@shop.example`;
const steps = fc.oneof(
  fc.record({
    kind: fc.constant('order' as const),
    who: person,
    as: fc.constantFrom('account', 'guest', 'both'),
    browser: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('customer' as const), who: person, proven: fc.boolean() }),
  fc.record({ kind: fc.constant('refund' as const), who: person, n: fc.nat(5) }),
);

type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never;

async function happen(store: TestStore, step: Step, i: number): Promise<void> {
  const { who } = step;
  const stub = storeStub(env, store.id);
  const customer = `id-${who}`;
  if (step.kind === 'order')
    return take(
      store,
      order(`${who}-${i}`, {
        ...(step.as !== 'guest' && { customer }),
        ...(step.as !== 'account' && { email: mail(who) }),
        ...(step.browser && { visitorHash: hashes[who] }),
      }),
    );
  const news: ShopNews =
    step.kind === 'customer'
      ? {
          kind: 'customer',
          customer: { id: customer, email: mail(who), tags: [`tag-${who}`] },
          at,
          isProven: step.proven,
        }
      : {
          ...{ kind: 'refund', order: `${who}-${step.n}` },
          lines: [{ refund: `r-${who}`, product: 'P', priceMinor: 500, quantity: 1, totalMinor: 500 }],
        };
  // A refund of an order that never came names nobody.
  if (
    news.kind === 'refund' &&
    (await rows(store, `SELECT 1 FROM orders WHERE id = '${news.order}'`)).length === 0
  )
    return;
  await stub.hear(`delivery-${i}`, news);
}

test('after erasing somebody by customer and by address nothing names them, and nobody else lost a row', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 12 }), person, async (told, gone) => {
      const store = await newStore();
      for (const [i, step] of told.entries()) await happen(store, step, i);
      await settled(store);
      const others = PEOPLE.filter((who) => who !== gone).flatMap((who) => [
        `${who}-`,
        `id-${who}`,
        mail(who),
      ]);
      const before = naming(await everything(store), ...others);
      const shown = [
        await exported(store, { customer: `id-${gone}` }),
        await exported(store, { email: mail(gone) }),
      ];
      expect(naming([JSON.stringify(shown)], ...others)).toEqual([]);
      await erased(store, { customer: `id-${gone}` });
      await erased(store, { email: mail(gone) });
      const after = await everything(store);
      expect(naming(after, `id-${gone}`, mail(gone), hashes[gone], `"${gone}-`)).toEqual([]);
      expect(naming(after, ...others)).toEqual(before);
    }),
    { numRuns: 12 },
  );
}, 60_000);

/** What these columns hold leads to a person, whatever the table. */
const NAMING = /^(?:person|customer|visitor|mailbox|email|email_key|address|order_id|gone|kept)$/;
/** Names that are gone with the next alarm, and browsers that withdrew, which nothing leads to. */
const NO_PERSON = ['outbox', 'withdrawn_visitors'];

test('every table with a column that names a person is one that is exported and erased', async () => {
  const store = await newStore();
  const columns = await rows(
    store,
    `SELECT t.name AS "table", c.name AS "column" FROM sqlite_master AS t, pragma_table_info(t.name) AS c
     WHERE t.type = 'table'`,
  );
  const naming = columns
    .filter(({ column }) => NAMING.test(String(column)))
    .map(({ table }) => String(table));
  const { kept } = await exported(store, { customer: 'ada' });
  expect([...new Set(naming)].filter((table) => !NO_PERSON.includes(table)).toSorted()).toEqual(
    Object.keys(kept)
      .filter((table) => table !== 'told_versions')
      .toSorted(),
  );
});

test('only who may see people may ask, of one person, by one name that can be one', async () => {
  const store = await newStore();
  const { adminKey } = await mint(store.adminKey, store.id, ['import']);
  for (const what of ['export', 'erase'] as const) {
    expect((await ask(store, what, { customer: 'ada' }, adminKey)).status).toBe(403);
    for (const wrong of [
      {},
      { customer: 'a', email: 'b' },
      { customer: '' },
      { visitor: 'x' },
      { name: 'Ada' },
      [],
    ])
      expect((await ask(store, what, wrong)).status).toBe(422);
  }
  expect((await erased(store, { customer: 'nobody' })).profiles).toBe(1);
});
