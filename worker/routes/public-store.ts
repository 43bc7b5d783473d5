// What events, leads and codes have in common: a store that exists and a page that may speak for it.
import type { Context } from 'hono';
import { type LiveStore, liveStore } from '../read/live-store.ts';
import { type AppEnv, readerOf } from './app-env.ts';
import { allowsOrigin } from './origin.ts';
import { Forbidden, NotFound } from './problem.ts';

/** The live store of a public call. Throws NotFound without one, Forbidden for a page of another origin. */
export async function publicStore(c: Context<AppEnv>, id: string, now: number): Promise<LiveStore> {
  const store = await liveStore(readerOf(c, now), id);
  if (!store) throw new NotFound('There is no store of that id.');
  const origin = c.req.header('origin');
  if (origin === undefined) return store;
  if (!allowsOrigin(store.published.live.store.origins, c.req.url, origin))
    throw new Forbidden('Pages of this origin do not belong to the store.');
  c.set('allowedOrigin', origin);
  return store;
}

/** A JSON answer that the page may read. */
export function publicAnswer(c: Context<AppEnv>, status: 200 | 202, body: object): Response {
  const origin = c.get('allowedOrigin');
  return c.json(body, status, {
    'cache-control': 'no-store',
    ...(origin && { 'access-control-allow-origin': origin, vary: 'Origin' }),
  });
}
