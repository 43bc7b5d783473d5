// A store whose alarm rings when a test rings it, and never by itself: who of the two is first would be chance.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';
import type { StoreObject } from '../../worker/store/store-object.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { settled } from './rows.ts';
import type { TestStore } from './shop.ts';

/** Lets what is due be done, and keeps the alarm from then on from being set, until mocks are restored. */
export async function hush(store: TestStore): Promise<void> {
  await settled(store);
  await runInDurableObject(storeStub(env, store.id), async (_, { storage }) => {
    vi.spyOn(storage, 'setAlarm').mockResolvedValue();
    await storage.deleteAlarm();
  });
}

/** Rings the alarm with this job due; `before` is done in the same turn. */
export const ringFor = (
  store: TestStore,
  job: 'deliveries' | 'redemptions' | 'retain',
  before: (sql: SqlStorage) => void = () => {},
): Promise<void> =>
  runInDurableObject(storeStub(env, store.id), (object: StoreObject, { storage }) => {
    before(storage.sql);
    storage.sql.exec('INSERT OR REPLACE INTO due_jobs (name, at) VALUES (?, 1)', job);
    return object.alarm();
  });

/** Rings the alarm with those of these jobs due that somebody has asked for. */
export const ringForAny = (store: TestStore, ...jobs: readonly string[]): Promise<void> =>
  runInDurableObject(storeStub(env, store.id), (object: StoreObject, { storage }) => {
    storage.sql.exec(
      'UPDATE due_jobs SET at = 1 WHERE name IN (SELECT value FROM json_each(?))',
      JSON.stringify(jobs),
    );
    return object.alarm();
  });
