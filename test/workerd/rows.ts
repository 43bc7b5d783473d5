// What a store holds and what it has published, as tests look at it.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { Catalog } from '../../shared/schema/catalog.ts';
import type { Profile } from '../../shared/schema/profile.ts';
import type { StoreStatus } from '../../worker/store/api/control.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { callAs, type TestStore } from './shop.ts';

/** The rows of a query in the store's SQLite. */
export const rows = (store: TestStore, query: string) =>
  runInDurableObject(storeStub(env, store.id), (_, { storage }) => [...storage.sql.exec(query)]);

/** The status as admins read it. */
export const statusOf = async (store: TestStore): Promise<StoreStatus> =>
  (await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}`)).json();

/** Rings the alarm until decisions are ready. */
export async function settled(store: TestStore): Promise<StoreStatus> {
  for (let rings = 0; rings < 200; rings++) {
    const status = await statusOf(store);
    if (status.pendingProfiles === 0 && status.pendingJobs === 0) return status;
    await runDurableObjectAlarm(storeStub(env, store.id));
    // An import that nobody ended is over by itself after two seconds, which nobody waits for here.
    if (rings === 100) await storeStub(env, store.id).endImport();
  }
  throw new Error('the store does not settle');
}

/** The published profile of a customer or a browser. */
export const profileOf = (store: TestStore, key: `c:${string}` | `v:${string}`): Promise<Profile | null> =>
  env.KV.get<Profile>(`${key.slice(0, 2)}${store.id}:${key.slice(2)}`, 'json');

/** The published catalogue. */
export const catalogOf = (store: TestStore): Promise<Catalog | null> =>
  env.KV.get<Catalog>(`catalog:${store.id}`, 'json');

/** Every published profile of the store, by its key without the store. */
export async function profiles(store: TestStore): Promise<Record<string, Profile | null>> {
  const found: Record<string, Profile | null> = {};
  for (const kind of ['c', 'v']) {
    const { keys } = await env.KV.list({ prefix: `${kind}:${store.id}:` });
    for (const { name } of keys) {
      found[`${kind}:${name.slice(store.id.length + 3)}`] = await env.KV.get<Profile>(name, 'json');
    }
  }
  return found;
}
