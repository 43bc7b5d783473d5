// What Hono carries along a request: bindings, who asks, and which origin may read the answer.
import type { Context } from 'hono';
import type { Scope } from '../../shared/schema/credentials.ts';
import type { Reader } from '../read/live-store.ts';
import type { Actor } from '../store/api/actor.ts';

export type AppEnv = {
  Bindings: Env;
  Variables: { actor: Actor; scopes: readonly Scope[]; allowedOrigin?: string };
};

/** What reading KV through the caches needs of a request. */
export const readerOf = (c: Context<AppEnv>, now: number): Reader => ({
  kv: c.env.KV,
  rootKey: c.env.ROOT_KEY,
  now,
  waitUntil: (work) => c.executionCtx.waitUntil(work),
});
