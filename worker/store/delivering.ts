// Sends what is due to endpoints (Standard Webhooks), a few at once. A delivery is taken for a minute before it is sent and
// settled after: an eviction between loses nothing, and sends it again under the same id.
import { unseal } from '../secret/seal.ts';
import { webhookSignatures } from '../secret/webhook-secret.ts';
import {
  type Due,
  dropDeliveries,
  giveUpOn,
  nextDeliveryAt,
  type Outcome,
  settle,
  takeDue,
} from './deliveries.ts';
import { addressOf, disableEndpoint } from './endpoints.ts';
import { type Jobs, schedule } from './jobs.ts';
import type { Home } from './publishing.ts';
import { liveRevision } from './revisions.ts';

const JOB = 'deliveries';
const PER_ROUND = 24;
/** workerd allows six connections. */
const AT_ONCE = 6;
const TIMEOUT_MS = 10_000;
/** While receivers take their time, people who order are let in so often. */
const PAUSE_MS = 500;

/** Has what is queued sent at once. */
export const scheduleDeliveries = (storage: DurableObjectStorage, now: number): Promise<void> =>
  schedule(storage, JOB, now);

/** The job that sends; `pause` is awaited again and again while answers are waited for. */
export const deliveryJobs = (home: Home, pause: () => Promise<unknown>): Jobs => ({
  [JOB]: async (now) => {
    if (!liveRevision(home.sql)) return;
    const sending = sendAll(home, takeDue(home.sql, PER_ROUND, now));
    let open = true;
    const ended = sending.finally(() => {
      open = false;
    });
    while (open) {
      await Promise.race([ended, scheduler.wait(PAUSE_MS)]);
      if (open) await pause();
    }
    dropDeliveries(home.sql, now);
    const next = nextDeliveryAt(home.sql);
    if (next !== null) await schedule(home.storage, JOB, next);
  },
});

async function sendAll(home: Home, due: readonly Due[]): Promise<void> {
  const queue = due.values();
  /** Who did not take one is left alone for this round: the others need not wait for it. */
  const silent = new Set<string>();
  const work = async () => {
    for (const one of queue) {
      if (silent.has(one.endpoint)) continue;
      const outcome = await sent(home, one);
      if (!('taken' in outcome)) silent.add(one.endpoint);
      home.storage.transactionSync(() => {
        settle(home.sql, one, outcome, Date.now());
        if (!('gone' in outcome)) return;
        disableEndpoint(home.sql, one.endpoint, 'it answered 410 Gone');
        giveUpOn(home.sql, one.endpoint);
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function sent(home: Home, { id, endpoint, payload }: Due): Promise<Outcome> {
  const now = Date.now();
  const address = addressOf(home.sql, endpoint, now);
  if (!address) return { fault: 'the endpoint is gone' };
  try {
    const secrets = await Promise.all(address.sealed.map((one) => unseal(home.rootKey, home.store, one)));
    const at = Math.floor(now / 1000);
    const response = await fetch(address.url, {
      method: 'POST',
      body: payload,
      // Where a redirect leads nobody has checked.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        ...{ 'content-type': 'application/json', 'user-agent': 'Reprise', 'webhook-id': id },
        'webhook-timestamp': String(at),
        'webhook-signature': await webhookSignatures(secrets, id, at, payload),
      },
    });
    await response.body?.cancel();
    return outcomeOf(response);
  } catch (fault) {
    const late = fault instanceof Error && fault.name === 'TimeoutError';
    return { fault: late ? 'no answer within ten seconds' : 'cannot be reached' };
  }
}

function outcomeOf({ ok, status, headers }: Response): Outcome {
  if (ok) return { taken: status };
  if (status === 410) return { gone: true };
  const fault = status >= 300 && status < 400 ? { fault: 'redirects are not followed' } : {};
  const seconds = Number(headers.get('retry-after') ?? '');
  return { status, ...fault, ...(seconds > 0 && { waitMs: seconds * 1000 }) };
}
