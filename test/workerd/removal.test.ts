// A store's end, and what may still be on its way to KV then.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test, vi } from 'vitest';
import { readCatalog } from '../../worker/read/records-kv.ts';
import { nextJobAt, runDueJobs } from '../../worker/store/jobs.ts';
import { fillPool } from '../../worker/store/pool-filling.ts';
import { type Home, renewCatalog } from '../../worker/store/publishing.ts';
import { removalJobs, removeStore } from '../../worker/store/removal.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { homeOf } from './home.ts';
import { profiles, rows, settled } from './rows.ts';
import { callAs, newStore, storeWith, type TestStore, welcome } from './shop.ts';

const OPERATOR = { keyId: 'operator' };
const HOUR = 3_600_000;

/** Runs within the store's object, with its real rows and this KV. */
const within = <T>(store: TestStore, kv: KVNamespace, run: (home: Home) => Promise<T>): Promise<T> =>
  runInDurableObject(storeStub(env, store.id), (_, { storage }) => run(homeOf(storage, store.id, kv)));
/** KV with one operation of its own. */
const kvWith = (operation: 'put' | 'delete', own: (...given: string[]) => Promise<void>): KVNamespace =>
  new Proxy(env.KV, {
    get: (target, key) => {
      const value: unknown = key === operation ? own : Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
const keysOf = async (store: TestStore) => {
  const { keys } = await env.KV.list();
  const own = `key:${store.adminKey.split('_')[1]}`;
  return keys.map(({ name }) => name).filter((name) => name === own || name.includes(store.id));
};

test('a store with more profiles than one round deletes is removed to the last of them', async () => {
  const store = await newStore();
  const stub = storeStub(env, store.id);
  const customers = Array.from({ length: 950 }, (_, i) => ({ id: `c${i}`, tags: ['t'] }));
  await stub.importCustomers(OPERATOR, customers, false);
  await stub.endImport();
  await settled(store);
  expect(Object.keys(await profiles(store))).toHaveLength(950);
  expect((await callAs(env.OPERATOR_KEY, 'DELETE', `/v1/stores/${store.id}`)).status).toBe(204);
  await expect.poll(() => keysOf(store)).toEqual([]);
  await expect.poll(() => rows(store, 'SELECT name FROM due_jobs')).toEqual([]);
  expect(await rows(store, 'SELECT * FROM customers')).toEqual([]);
  expect(await runInDurableObject(stub, (_, { storage }) => storage.getAlarm())).toBeNull();
});

test('a store with more previews and more keys than KV lists or takes at once is removed to the last of them', async () => {
  const store = await newStore();
  for (let i = 0; i < 120; i++) await env.KV.put(`preview:${store.id}:${i}-ab`, '{}');
  await runInDurableObject(storeStub(env, store.id), (_, { storage: { sql } }) => {
    for (let i = 0; i < 2500; i++)
      sql.exec(`INSERT INTO keys (id, hash, scopes, at) VALUES (?, '', 'config', 1)`, `old-${i}`);
  });
  const most: number[] = [];
  let deletes = 0;
  const counting = kvWith('delete', async (key = '') => {
    deletes++;
    await env.KV.delete(key);
  });
  await within(store, counting, (home) => removeStore(home, async () => {}, Date.now()));
  for (let round = 0; round < 10 && deletes > 0; round++) {
    most.push(deletes);
    deletes = 0;
    await within(store, counting, (home) => runDueJobs(home.sql, removalJobs(home), Date.now() + HOUR));
  }
  expect(Math.max(...most)).toBeLessThanOrEqual(1000);
  expect(await keysOf(store)).toEqual([]);
  expect(await rows(store, 'SELECT id FROM keys')).toEqual([]);
  expect(await rows(store, 'SELECT name FROM due_jobs')).toEqual([]);
});

test('a removal that KV refuses goes on later, and forgets no key meanwhile', async () => {
  const store = await storeWith(welcome());
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const down = kvWith('delete', () => Promise.reject(new Error('KV is down')));
  await within(store, down, (home) => removeStore(home, async () => {}, Date.now()));
  log.mockRestore();
  expect(await keysOf(store)).toContain(`key:${store.adminKey.split('_')[1]}`);
  const again = { id: store.id, name: 'Petal', currency: 'EUR', timeZone: 'Europe/Rome' };
  expect((await callAs(env.OPERATOR_KEY, 'PUT', '/v1/stores', again)).status).toBe(409);
  await within(store, env.KV, (home) => runDueJobs(home.sql, removalJobs(home), Date.now() + HOUR));
  expect(await keysOf(store)).toEqual([]);
  expect(await rows(store, 'SELECT * FROM revisions')).toEqual([]);
  expect((await callAs(env.OPERATOR_KEY, 'PUT', '/v1/stores', again)).status).toBe(201);
});

test('a profile whose put was never noted is found and deleted, and looked for once more', async () => {
  const store = await newStore();
  for (const key of [`c:${store.id}:ghost`, `v:${store.id}:${'ab'.repeat(32)}`]) await env.KV.put(key, '{}');
  await env.KV.put(`c:${store.id}-too:other`, '{}');
  await callAs(env.OPERATOR_KEY, 'DELETE', `/v1/stores/${store.id}`);
  expect(await keysOf(store)).toEqual([`c:${store.id}-too:other`]);
  await within(store, env.KV, async (home) => {
    expect(nextJobAt(home.sql)).toBeGreaterThan(Date.now());
    await runDueJobs(home.sql, removalJobs(home), Date.now() + HOUR);
  });
  expect(await rows(store, 'SELECT * FROM revisions')).toEqual([]);
});

test('of two catalogues on their way the newer one holds, though the older takes longer', async () => {
  const offer = { kind: 'percent', percent: 15, code: { pool: 'welcome' } };
  const store = await storeWith(welcome({ offer }));
  await settled(store);
  const first = Promise.withResolvers<void>();
  let puts = 0;
  const slow = kvWith('put', async (name = '', value = '') => {
    if (puts++ === 0) await first.promise;
    await env.KV.put(name, value);
  });
  await within(store, slow, async (home) => {
    home.sql.exec(`DELETE FROM published WHERE name = 'catalog'`);
    const older = renewCatalog(home, Date.now());
    await expect.poll(() => puts).toBe(1);
    const newer = fillPool(home, 'welcome', [{ code: 'A-1' }], Date.now());
    setTimeout(first.resolve);
    await Promise.all([older, newer]);
  });
  expect((await readCatalog(env.KV, store.id))?.value.flags.emptyPools).toEqual([]);
});

test('a store that is gone publishes no catalogue', async () => {
  const store = await newStore();
  await settled(store);
  await callAs(env.OPERATOR_KEY, 'DELETE', `/v1/stores/${store.id}`);
  await within(store, env.KV, (home) => renewCatalog(home, Date.now()));
  expect(await keysOf(store)).toEqual([]);
});
