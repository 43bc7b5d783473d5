// What a store's object works with, for tests that do its work themselves.
import { env } from 'cloudflare:workers';
import type { Home } from '../../worker/store/publishing.ts';
import { turns } from '../../worker/store/turns.ts';

/** The home of the store with this id, with storage and KV as given: the store's own, or what counts or fails. */
export const homeOf = (storage: DurableObjectStorage, store: string, kv: KVNamespace = env.KV): Home => ({
  ...{ storage, sql: storage.sql, kv, store, inTurn: turns(), rootKey: env.ROOT_KEY },
});
