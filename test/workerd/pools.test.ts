// Code pools from upload to redemption: what is left, what leaked, what an offer gave away.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { Pool, PoolFilled } from '../../shared/schema/code-pool.ts';
import type { DryRun } from '../../shared/schema/publishing.ts';
import { readCatalog } from '../../worker/read/records-kv.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { hush, ringFor, ringForAny } from './hushed.ts';
import { received, receiverOf } from './receiver.ts';
import { rows } from './rows.ts';
import {
  call,
  callAs,
  configOf,
  decided,
  newStore,
  offered,
  post,
  storeWith,
  type TestStore,
  welcome,
} from './shop.ts';

const START = Date.now();
const path = (store: TestStore) => `/v1/stores/${store.id}/codes`;
const fill = async (store: TestStore, body: unknown, pool = 'welcome') =>
  (await callAs(store.adminKey, 'POST', `${path(store)}/${pool}`, body)).json<PoolFilled>();
const poolsOf = async (store: TestStore) =>
  (await (await callAs(store.adminKey, 'GET', path(store))).json<{ pools: Pool[] }>()).pools;
const many = (n: number) => Array.from({ length: n }, (_, i) => `CODE-${i}`);
/** A store that gives codes to whoever asks. */
async function giving(offer: object): Promise<TestStore> {
  const store = await storeWith(welcome({ kind: 'message', form: undefined, offer }));
  await hush(store);
  return store;
}
const claim = async (store: TestStore) => {
  const answer = await post('/v1/codes', await offered(store));
  return (await answer.json<{ code?: string }>()).code ?? '';
};
/** An order of one line; `net` is what was paid for it. */
const order = (id: string, codes: readonly string[], changes: object = {}) => ({
  ...{ id, at: Date.now(), updatedAt: START, status: 'paid', currency: 'EUR', codes },
  lines: [{ product: 'p', quantity: 1, priceMinor: 10_000, totalMinor: 8500 }],
  ...changes,
});
const orders = (store: TestStore, ...all: readonly object[]) =>
  callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/orders`, all);
/** Has orders and pools looked at, and what is due be done. */
async function looked(store: TestStore): Promise<void> {
  await ringFor(store, 'redemptions');
  await ringForAny(store, 'deliveries', 'catalog');
}
const listen = (store: TestStore) =>
  callAs(store.adminKey, 'PUT', `/v1/stores/${store.id}/endpoints`, {
    endpoints: [{ id: 'ops', url: receiverOf(store), events: ['codes.low', 'codes.leaked'] }],
  });
const told = async (store: TestStore) =>
  (await received(store)).map(({ body }) => {
    const { type, data } = JSON.parse(body);
    return { type, ...data };
  });

test('CSV is taken line by line: good ones in, bad ones named', async () => {
  const store = await newStore();
  const csv = `Code;Times used;Valid until\nA1;0;2099-12-31\n;0;\nA2;0;31/12/2026\nA3;0;\na1;0;2099-12-31\n"A4";0;\n`;
  expect(await fill(store, csv)).toEqual({
    ...{ pool: 'welcome', codes: 6, new: 3, repeated: 1, rejected: 2 },
    rejections: [
      { line: 3, why: 'must not be empty' },
      { line: 4, why: expect.stringContaining('must be a time') },
    ],
  });
  expect(await rows(store, 'SELECT code FROM pool_codes ORDER BY code')).toEqual(
    ['A1', 'A3', 'A4'].map((code) => ({ code })),
  );
  expect(await fill(store, 'B1\nB2\n')).toMatchObject({ new: 2, rejected: 0 });
  expect(await fill(store, 'B3')).toMatchObject({ new: 1 });
});

test('a large list streams in, gzip or not, and the same again adds nothing', async () => {
  const store = await newStore();
  const csv = `code\n${[...many(30_000), ...many(10_000)].join('\n')}\n`;
  expect(await fill(store, csv)).toMatchObject({ codes: 40_000, new: 30_000, repeated: 10_000, rejected: 0 });
  const zipped = new Response(csv).body?.pipeThrough(new CompressionStream('gzip'));
  const bytes = await new Response(zipped).arrayBuffer();
  const headers = { authorization: `Bearer ${store.adminKey}` };
  const again = await call('POST', `${path(store)}/welcome`, { headers, body: bytes });
  expect(await again.json()).toMatchObject({ new: 0, repeated: 40_000 });
  const list = JSON.stringify(many(300_000).map((code) => `list-${code}`));
  expect(list.length).toBeGreaterThan(5_000_000);
  expect(await fill(store, list)).toMatchObject({ codes: 300_000, new: 300_000 });
  expect(await poolsOf(store)).toMatchObject([{ pool: 'welcome', codes: 330_000, left: 330_000, issued: 0 }]);
  const audit = await rows(store, `SELECT details FROM audit WHERE action = 'pool-filled'`);
  expect(audit).toHaveLength(3);
});

test('half a gzip gives the codes that came whole, and never half a code', async () => {
  const store = await newStore();
  const zipped = new Blob([many(9000).join('\n')]).stream().pipeThrough(new CompressionStream('gzip'));
  const whole = new Uint8Array(await new Response(zipped).arrayBuffer());
  const headers = { authorization: `Bearer ${store.adminKey}` };
  const body = whole.slice(0, whole.length / 2);
  const answer = await call('POST', `${path(store)}/welcome`, { headers, body });
  expect(answer.status).toBe(200);
  const filled = await answer.json<PoolFilled>();
  expect(filled).toMatchObject({ rejected: 1, new: filled.codes - 1 });
  expect(filled.rejections[0]?.why).toContain('compressed data is broken');
  const kept = await rows(store, 'SELECT code FROM pool_codes');
  expect(kept).toHaveLength(filled.new);
  const real = new Set(many(9000));
  expect(kept.filter(({ code }) => !real.has(String(code)))).toEqual([]);
});

test('an upload of nothing, or of a broken object, is refused', async () => {
  const store = await newStore();
  for (const body of ['', '\n\n', '{"codes": [', '[]'])
    expect((await callAs(store.adminKey, 'POST', `${path(store)}/welcome`, body)).status).toBe(422);
  expect((await callAs(store.adminKey, 'POST', `${path(store)}/Not A Pool`, 'A\n')).status).toBe(422);
  expect(await poolsOf(store)).toEqual([]);
});

test('a pool says what is left, given and ended', async () => {
  const store = await giving({ kind: 'percent', percent: 15, code: { pool: 'welcome' } });
  await fill(store, 'code,expires\nOLD,2001-01-01\nONE,2099-01-01\nTWO,\nTHREE,\n');
  expect(await claim(store)).toBe('ONE');
  expect(await poolsOf(store)).toMatchObject([
    {
      ...{ pool: 'welcome', codes: 4, left: 2, issued: 1, expired: 1 },
      ...{ redeemed: 0, repeated: 0, neverIssued: 0, campaigns: ['welcome'] },
      low: false,
    },
  ]);
});

test('what orders redeem is counted; a code used twice, and one that nobody was given, are leaks told once', async () => {
  const store = await giving({ kind: 'percent', percent: 15, code: { pool: 'welcome' } });
  await listen(store);
  await fill(store, many(50));
  const [one, two] = [await claim(store), await claim(store)];
  await orders(store, order('A', [one]), order('B', [two.toLowerCase()]), order('C', [one, 'OTHER']));
  await orders(store, order('D', ['CODE-49']), order('E', ['CODE-48'], { status: 'cancelled' }));
  await looked(store);
  const [pool] = await poolsOf(store);
  expect(pool).toMatchObject({ issued: 2, redeemed: 3, repeated: 1, neverIssued: 1, low: false });
  await looked(store);
  const leak = { type: 'codes.leaked', pool: 'welcome', issued: 2, redeemed: 3, repeated: 1, neverIssued: 1 };
  expect(await told(store)).toEqual([leak]);
  await orders(store, order('F', ['CODE-47']));
  await looked(store);
  expect(await told(store)).toEqual([leak, { ...leak, redeemed: 4, neverIssued: 2 }]);
});

test('an order that is cancelled, replaced or deleted takes its redemption back', async () => {
  const store = await giving({ kind: 'percent', percent: 15, code: { pool: 'welcome' } });
  await fill(store, many(5));
  await orders(store, order('A', ['CODE-0']), order('B', ['CODE-1']), order('C', ['CODE-2']));
  await orders(store, order('A', ['CODE-0'], { updatedAt: START + 1, status: 'cancelled' }));
  await orders(store, order('B', ['CODE-3'], { updatedAt: START + 1 }));
  await looked(store);
  expect(await poolsOf(store)).toMatchObject([{ redeemed: 2, neverIssued: 2 }]);
  expect(await rows(store, 'SELECT code, order_id FROM order_codes ORDER BY order_id')).toEqual([
    { code: 'CODE-0', order_id: 'A' },
    { code: 'CODE-3', order_id: 'B' },
    { code: 'CODE-2', order_id: 'C' },
  ]);
});

test('a pool that will not last another week is told once, and again after it was filled and is low again', async () => {
  const store = await giving({ kind: 'percent', percent: 15, code: { pool: 'welcome' } });
  await listen(store);
  await fill(store, many(3));
  await claim(store);
  await looked(store);
  expect(await poolsOf(store)).toMatchObject([{ left: 2, low: false }]);
  await claim(store);
  await looked(store);
  await looked(store);
  const low = { type: 'codes.low', pool: 'welcome', left: 1, issuedLastWeek: 2 };
  expect(await told(store)).toEqual([low]);
  await fill(store, ['MORE-1', 'MORE-2', 'MORE-3']);
  await looked(store);
  for (let i = 0; i < 3; i++) await claim(store);
  await looked(store);
  expect(await told(store)).toEqual([low, { ...low, left: 1, issuedLastWeek: 5 }]);
});

test('what there was to tell of codes while nobody listened is told to the first endpoint that does', async () => {
  const store = await giving({ kind: 'percent', percent: 15, code: { pool: 'welcome' } });
  await fill(store, many(2));
  await orders(store, order('A', ['CODE-1']));
  await claim(store);
  await looked(store);
  expect(await poolsOf(store)).toMatchObject([{ left: 0, low: true, neverIssued: 1 }]);
  await listen(store);
  await looked(store);
  await looked(store);
  const low = { type: 'codes.low', pool: 'welcome', left: 0, issuedLastWeek: 1 };
  const leak = { type: 'codes.leaked', pool: 'welcome', issued: 1, redeemed: 1, repeated: 0, neverIssued: 1 };
  expect(await told(store)).toEqual([low, leak]);
});

test('the last tenth of a pool is told however slowly it goes, and its end once more', async () => {
  const store = await giving({ kind: 'percent', percent: 15, code: { pool: 'welcome' } });
  await listen(store);
  await fill(store, many(10));
  for (let i = 0; i < 9; i++) await claim(store);
  await runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    storage.sql.exec('UPDATE issued_codes SET at = at - ?', 8 * 86_400_000);
  });
  await looked(store);
  await looked(store);
  const low = { type: 'codes.low', pool: 'welcome', left: 1, issuedLastWeek: 0 };
  expect(await told(store)).toEqual([low]);
  await claim(store);
  await looked(store);
  await looked(store);
  expect(await told(store)).toEqual([low, { ...low, left: 0, issuedLastWeek: 1 }]);
});

test('the linter and the alarm mean the same by a pool that is nearly empty', async () => {
  const offer = { kind: 'percent', percent: 15, code: { pool: 'welcome', fallback: 'W15' } };
  const store = await giving(offer);
  await fill(store, many(5));
  for (let i = 0; i < 3; i++) await claim(store);
  await looked(store);
  expect(await poolsOf(store)).toMatchObject([{ left: 2, low: true }]);
  const config = configOf(welcome({ kind: 'message', form: undefined, offer }));
  const path = `/v1/stores/${store.id}/config?dryRun=true`;
  const { warnings } = await (await callAs(store.adminKey, 'PUT', path, config)).json<DryRun>();
  expect(warnings.map(({ code }) => code)).toContain('pool-low');
});

test('an offer whose codes took its budget of money off orders is not shown any more, until they are sent back', async () => {
  const offer = {
    kind: 'percent',
    percent: 15,
    code: { fallback: 'W15' },
    budget: { amount: { EUR: '30.00' } },
  };
  const store = await giving(offer);
  const before = Date.now() - 1000;
  await claim(store);
  const spent = async () => (await readCatalog(env.KV, store.id))?.value.flags.spentBudgets;
  await orders(store, order('OLD', ['W15'], { at: before }), order('A', ['w15']));
  await looked(store);
  expect(await spent()).toEqual([]);
  await orders(store, order('B', ['W15']));
  await looked(store);
  await expect.poll(spent).toEqual(['welcome/default']);
  await runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
    expect(storage.sql.exec('SELECT given_minor FROM issued_counts').one()).toEqual({ given_minor: 3000 });
  });
  await orders(store, order('B', ['W15'], { updatedAt: START + 1, status: 'cancelled' }));
  await looked(store);
  await expect.poll(spent).toEqual([]);
  expect((await decided(store)).decisions).toHaveLength(1);
});

test('a budget of a variant alone ends the offer of that variant', async () => {
  const code = { fallback: 'W15' };
  const money = (amount: string) => ({
    kind: 'percent',
    percent: 15,
    code,
    budget: { amount: { EUR: amount } },
  });
  const once = { kind: 'free-shipping', code, budget: { codes: 1 } };
  const arms = [
    { id: 'a', weight: 0, offer: money('40.00') },
    { id: 'b', weight: 1, offer: once },
    { id: 'c', weight: 0, offer: money('15.00') },
  ];
  const campaign = { kind: 'message', form: undefined, offer: undefined };
  const store = await storeWith(welcome({ ...campaign, experiment: { id: 'arms', variants: arms } }));
  await hush(store);
  const spent = async () => (await readCatalog(env.KV, store.id))?.value.flags.spentBudgets;
  expect(await claim(store)).toBe('W15');
  await ringForAny(store, 'catalog');
  await expect.poll(spent).toEqual(['welcome/b']);
  await orders(store, order('A', ['W15']));
  await looked(store);
  await expect.poll(spent).toEqual(['welcome/b', 'welcome/c']);
});

test('a budget of money that is spent gives no more codes to whoever was offered one before', async () => {
  const budget = { amount: { EUR: '15.00' } };
  const store = await giving({ kind: 'percent', percent: 15, code: { fallback: 'W15' }, budget });
  const [first, second] = [await offered(store), await offered(store)];
  const take = async (one: object) => (await post('/v1/codes', one)).json();
  expect(await take(first)).toEqual({ code: 'W15' });
  await orders(store, order('A', ['W15']));
  await looked(store);
  expect(await take(second)).toEqual({});
  expect(await take(first)).toEqual({ code: 'W15' });
});

test('a budget of money counts what visitors without consent take off orders', async () => {
  const budget = { amount: { EUR: '15.00' } };
  const store = await giving({ kind: 'percent', percent: 15, code: { fallback: 'W15' }, budget });
  const spent = async () => (await readCatalog(env.KV, store.id))?.value.flags.spentBudgets;
  const { decisions } = await decided(store, { consent: false });
  const anonymous = { ...(await offered(store)), visitor: undefined, proof: decisions[0]?.proof };
  expect(await (await post('/v1/codes', anonymous)).json()).toEqual({ code: 'W15' });
  await orders(store, order('A', ['W15']));
  await looked(store);
  await expect.poll(spent).toEqual(['welcome/default']);
  expect(await (await post('/v1/codes', anonymous)).json()).toEqual({});
});

test('a pool about as large as its week is told once, whatever the days are like', async () => {
  const store = await giving({ kind: 'percent', percent: 15, code: { pool: 'welcome' } });
  await listen(store);
  await fill(store, many(7));
  for (let i = 0; i < 4; i++) await claim(store);
  await looked(store);
  const shift = (days: number, one: number) =>
    runInDurableObject(storeStub(env, store.id), (_, { storage }) => {
      storage.sql.exec('UPDATE issued_codes SET at = at - ? WHERE id = ?', days * 86_400_000, one);
    });
  await shift(8, 1);
  await looked(store);
  expect(await poolsOf(store)).toMatchObject([{ left: 3, low: false }]);
  await shift(-8, 1);
  await looked(store);
  expect((await told(store)).map(({ type }) => type)).toEqual(['codes.low']);
});

test('a code that leaked and was redeemed is given to nobody any more, and the last one of a pool ends its offer', async () => {
  const store = await giving({ kind: 'percent', percent: 15, code: { pool: 'welcome' } });
  const empty = async () => (await readCatalog(env.KV, store.id))?.value.flags.emptyPools;
  await fill(store, ['A-1', 'A-2', 'A-3']);
  const later = [await offered(store), await offered(store)];
  await orders(store, order('X', ['a-1']), order('Y', ['A-2'], { status: 'cancelled' }));
  await looked(store);
  expect(await poolsOf(store)).toMatchObject([
    { codes: 3, left: 2, issued: 0, expired: 1, redeemed: 1, neverIssued: 1 },
  ]);
  expect(await claim(store)).toBe('A-2');
  await orders(store, order('Z', ['A-3']));
  await looked(store);
  expect(await poolsOf(store)).toMatchObject([{ left: 0, neverIssued: 2 }]);
  await expect.poll(empty).toEqual(['welcome']);
  for (const one of later) expect(await (await post('/v1/codes', one)).json()).toEqual({});
  expect(await fill(store, ['A-1'])).toMatchObject({ new: 0 });
  expect(await poolsOf(store)).toMatchObject([{ left: 0 }]);
});

test('an order with two codes of an offer took its money once', async () => {
  const code = { pool: 'welcome', fallback: 'W15' };
  const budget = { amount: { EUR: '100.00' } };
  const store = await giving({ kind: 'percent', percent: 15, code, budget });
  await fill(store, ['A-1', 'A-2']);
  const given = [await claim(store), await claim(store)];
  await orders(store, order('A', [...given, 'w15']), order('B', ['W15']), order('C', ['OTHER']));
  await looked(store);
  expect(await rows(store, 'SELECT given_minor FROM issued_counts')).toEqual([{ given_minor: 3000 }]);
});
