// Ready: every profile is published, and `/v1/decide` answers by the live revision.
import { setTimeout as after } from 'node:timers/promises';
import { number } from './answer.ts';
import { Stop } from './stop.ts';
import type { StoreClient } from './store-client.ts';

const WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** Waits until decisions of a store rest on everything imported. Throws Stop when that takes too long. */
export async function decisionsReady(call: StoreClient, store: string, key: string): Promise<void> {
  const limit = AbortSignal.timeout(WITHIN_MS);
  while (!limit.aborted) {
    const { body } = await call('GET', `/v1/stores/${store}`, { key });
    const pending = number(body, 'pendingProfiles') + number(body, 'pendingJobs');
    // Asked only now: what a decision reads is kept for half a minute.
    if (pending === 0 && (await decidingBy(call, store)) === number(body, 'revision')) return;
    await after(LOOK_EVERY_MS);
  }
  throw new Stop(`decisions were not ready within ${WITHIN_MS / 1000} seconds`);
}

async function decidingBy(call: StoreClient, store: string): Promise<number> {
  const page = { kind: 'home', url: 'http://shop.example/', locale: 'en' };
  const question = { store, consent: false, page, session: { visits: 1, pages: 1 } };
  const { body } = await call('POST', '/v1/decide', { body: JSON.stringify(question), type: 'text/plain' });
  return number(body, 'revision');
}
