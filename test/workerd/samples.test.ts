import {
  createExecutionContext,
  runDurableObjectAlarm,
  runInDurableObject,
  waitOnExecutionContext,
} from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, expect, test, vi } from 'vitest';
import type { Sample } from '../../shared/replay/sample.ts';
import worker from '../../worker/index.ts';
import { keepSample, sampledDays, samplesAfter } from '../../worker/store/samples.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { counting } from './counting.ts';
import { rows, settled } from './rows.ts';
import {
  type Answer,
  callAs,
  configOf,
  newStore,
  post,
  publish,
  SHOP,
  storeWith,
  type TestStore,
  visit,
  WORKER,
  welcome,
} from './shop.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const DAY = 86_400_000;

type Sampled = Answer & { readonly sample?: string };

/** The answer of a Worker that samples this share of its answers. */
async function decidedAt(share: string, store: TestStore, changes: object = {}): Promise<Sampled> {
  const ctx = createExecutionContext();
  const body = JSON.stringify(visit(store, changes));
  const request = new Request(`${WORKER}/v1/decide`, { method: 'POST', body, headers: { origin: SHOP } });
  const answer = await worker.fetch(request, { ...env, SAMPLE_SHARE: share }, ctx);
  await waitOnExecutionContext(ctx);
  return answer.json<Sampled>();
}

async function returned(
  store: Pick<TestStore, 'id'>,
  visitor: string,
  sample: unknown,
  headers = {},
): Promise<void> {
  const ctx = createExecutionContext();
  const body = JSON.stringify({ store: store.id, visitor, sample, events: [] });
  const request = new Request(`${WORKER}/v1/events`, {
    method: 'POST',
    body,
    headers: { origin: SHOP, ...headers },
  });
  expect((await worker.fetch(request, env, ctx)).status).toBe(202);
  await waitOnExecutionContext(ctx);
}

const kept = async (store: TestStore) =>
  (await rows(store, 'SELECT input FROM samples ORDER BY day, id')).map(
    ({ input }): Sample => JSON.parse(String(input)),
  );

async function given(store: TestStore, changes: object = {}) {
  const { visitor = '', sample = '' } = await decidedAt('1', store, changes);
  expect(sample).not.toBe('');
  return { visitor, sample };
}

test('a sampled answer comes back with the events and is kept once, without whose it is', async () => {
  const store = await storeWith(welcome());
  const { visitor, sample } = await given(store);
  expect(sample.length).toBeLessThan(16_384);
  await returned(store, visitor, sample);
  await returned(store, visitor, sample);
  const [only, ...others] = await kept(store);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ v: 1, revision: 2, page: { kind: 'home', url: `${SHOP}/` }, profile: null });
  expect(JSON.stringify(only)).not.toContain(visitor);
});

test('without consent, through a preview and at a share of 0 no answer carries a sample', async () => {
  const store = await storeWith(welcome());
  expect(await decidedAt('1', store, { consent: false })).not.toHaveProperty('sample');
  expect(await decidedAt('0', store)).not.toHaveProperty('sample');
  const made = await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/preview`, {});
  const { token } = await made.json<{ token: string }>();
  expect(await decidedAt('1', store, { preview: token })).not.toHaveProperty('sample');
});

test('a sample costs a decision no read of KV', async () => {
  const store = await storeWith(welcome());
  await decidedAt('1', store);
  const reads = vi.spyOn(env.KV, 'get');
  await given(store);
  expect(reads).not.toHaveBeenCalled();
});

test('what is not a sample given to this visitor by this store within a day is dropped', async () => {
  const store = await storeWith(welcome());
  const other = await storeWith(welcome());
  const { visitor, sample } = await given(store);
  const stranger = await given(store);
  const elsewhere = await given(other);
  for (const forged of [
    '',
    'x',
    '-'.repeat(100),
    sample.slice(0, -2),
    sample.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
    'A'.repeat(16_384),
  ])
    await returned(store, visitor, forged);
  await returned(store, stranger.visitor, sample);
  await returned(store, visitor, elsewhere.sample);
  await returned(
    store,
    visitor.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
    sample,
  );
  await returned(store, visitor, sample, { 'user-agent': 'Googlebot/2.1' });
  vi.useFakeTimers({ now: Date.now() + DAY + 60_000, toFake: ['Date'] });
  await returned(store, visitor, sample);
  expect(await kept(store)).toEqual([]);
});

test('a visitor who withdrew leaves no sample, not even with the request that says so or a late one', async () => {
  const store = await storeWith(welcome());
  const { visitor, sample } = await given(store);
  const withdrawn = { id: 'withdrawn-1', kind: 'withdrawn', at: Date.now() };
  await post('/v1/events', { store: store.id, visitor, sample, events: [withdrawn] });
  await vi.waitFor(async () => expect(await rows(store, 'SELECT 1 FROM withdrawn_visitors')).toHaveLength(1));
  await returned(store, visitor, sample);
  expect(await kept(store)).toEqual([]);
});

/** Ids as even as random ones, in a scattered order. */
const idOf = (i: number): string =>
  ((i * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0').padEnd(24, '0');

test('a day keeps a bounded number, drawn from all of it, and knows about how many there were', async () => {
  const store = await storeWith(welcome());
  const at = Date.UTC(2026, 10, 20, 8);
  const { early, late, days, page } = await runInDurableObject(
    storeStub(env, store.id),
    async (_, { storage }) => {
      const counts = new Map<number, number>();
      for (let i = 0; i < 5000; i++)
        await keepSample(storage, counts, 'v', { id: idOf(i), at, input: `${i}` });
      await keepSample(storage, counts, 'v', { id: idOf(1), at: at + DAY, input: 'next' });
      const inputs = [
        ...storage.sql.exec<{ input: string }>('SELECT input FROM samples WHERE input <> ?', 'next'),
      ];
      const drawn = inputs.map(({ input }) => Number(input));
      const days = sampledDays(storage.sql);
      return {
        early: drawn.filter((i) => i < 2500).length,
        late: drawn.filter((i) => i >= 2500).length,
        days,
        page: samplesAfter(storage.sql, new Map(days.map(({ day }) => [day, '']))),
      };
    },
  );
  expect(early + late).toBe(1428);
  expect(Math.abs(early - late)).toBeLessThan(100);
  expect(days).toEqual([
    { day: 20_777, kept: 1428, seen: expect.any(Number) },
    { day: 20_778, kept: 1, seen: 1 },
  ]);
  expect(days[0]?.seen).toBeGreaterThan(4800);
  expect(days[0]?.seen).toBeLessThan(5200);
  expect(page.map(({ day }) => day)).toEqual([...Array.from({ length: 100 }, () => 20_777), 20_778]);
});

test('a sample writes one row, one that was there or is not drawn none, one drawn instead of another two', async () => {
  const store = await storeWith(welcome());
  const at = Date.UTC(2026, 10, 20, 8);
  const written = await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    const counted = counting(storage);
    const counts = new Map<number, number>();
    const keep = async (id: string) => {
      const before = counted.written();
      await keepSample(counted.storage, counts, 'v', { id, at, input: '{}' });
      return counted.written() - before;
    };
    await keep('8'.repeat(24));
    const once = [await keep('7'.repeat(24)), await keep('7'.repeat(24))];
    for (let i = 2; i < 1428; i++) await keep(`7${i.toString(16).padStart(23, '0')}`);
    return [...once, await keep('9'.repeat(24)), await keep('1'.repeat(24)), await keep('8'.repeat(24))];
  });
  expect(written).toEqual([1, 0, 0, 2, 0]);
});

test('samples end with their seventh day, and later ones with theirs', async () => {
  const store = await storeWith(welcome());
  const first = await given(store);
  await returned(store, first.visitor, first.sample);
  // Whoever rings next is this test.
  await settled(store);
  const midnight = Math.floor(Date.now() / DAY) * DAY;
  const ringAt = async (now: number) => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    await runDurableObjectAlarm(storeStub(env, store.id));
    return (await kept(store)).length;
  };
  expect(await ringAt(midnight + 7 * DAY - 1)).toBe(1);
  expect(await ringAt(midnight + 7 * DAY)).toBe(0);
  const later = await given(store);
  await returned(store, later.visitor, later.sample);
  expect(await kept(store)).toHaveLength(1);
  expect(await ringAt(midnight + 14 * DAY)).toBe(0);
});

test('a store that is gone takes no sample', async () => {
  const store = await newStore();
  await publish(store, configOf(welcome()));
  await callAs(env.OPERATOR_KEY, 'DELETE', `/v1/stores/${store.id}`);
  await storeStub(env, store.id).keepSample('v', { id: idOf(1), at: Date.now(), input: '{}' });
  expect(await rows(store, 'SELECT 1 FROM samples')).toEqual([]);
});
