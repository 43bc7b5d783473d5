// Sends what is due to endpoints (Standard Webhooks), a few at once. A delivery is taken for a minute before it is sent and
// settled after: an eviction between loses nothing, and sends it again under the same id.
import { unseal } from '../secret/seal.ts';
import { webhookSignatures } from '../secret/webhook-secret.ts';
import {
  type Due,
  dropOldDeliveries,
  giveUpOn,
  nextDeliveryAt,
  type Outcome,
  release,
  settle,
  takeDue,
} from './deliveries.ts';
import { addressOf, disableEndpoint, restEndpoint, wakeEndpoint } from './endpoints.ts';
import { type Jobs, schedule } from './jobs.ts';
import type { Home } from './publishing.ts';
import { liveRevision } from './revisions.ts';

const JOB = 'deliveries';
const PER_ENDPOINT = 24;
/** workerd allows six connections. */
const AT_ONCE = 6;
const TIMEOUT_MS = 10_000;
/** Other jobs wait for a round: after so long nothing more of it is begun. */
const ROUND_MS = 10_000;
/** While receivers take their time, people who order are let in so often. */
const PAUSE_MS = 500;

/** Has what is queued sent at once. */
export const scheduleDeliveries = (storage: DurableObjectStorage, now: number): Promise<void> =>
  schedule(storage, JOB, now);

/** The job that sends; `pause` is awaited again and again while answers are waited for. */
export const deliveryJobs = (home: Home, pause: () => Promise<unknown>): Jobs => ({
  [JOB]: async (now) => {
    if (!liveRevision(home.sql)) return;
    const sending = sendAll(home, takeDue(home.sql, PER_ENDPOINT, now));
    let open = true;
    const ended = sending.finally(() => {
      open = false;
    });
    while (open) {
      await Promise.race([ended, scheduler.wait(PAUSE_MS)]);
      if (open) await pause();
    }
    dropOldDeliveries(home.sql, now);
    const next = nextDeliveryAt(home.sql);
    if (next !== null) await schedule(home.storage, JOB, next);
  },
});

/** Sends the queues of some endpoints side by side. */
async function sendAll(home: Home, queues: readonly Due[][]): Promise<void> {
  const waiting = queues.values();
  const lanes = Math.min(AT_ONCE, queues.length);
  const until = Date.now() + ROUND_MS;
  const work = async () => {
    for (const queue of waiting) await sendQueue(home, queue, Math.floor(AT_ONCE / lanes), until);
  };
  await Promise.all(Array.from({ length: lanes }, work));
}

/** Sends what one endpoint is to hear, `atOnce` at once if it takes the first: who does not is left alone for this
 * round. */
async function sendQueue(home: Home, queue: readonly Due[], atOnce: number, until: number): Promise<void> {
  const waiting = queue.values();
  let takes = Date.now() < until;
  const work = async (atMost: number) => {
    for (let n = 0; n < atMost && takes && Date.now() < until; n++) {
      const { value: one } = waiting.next();
      if (!one) return;
      if (!(await deliver(home, one))) takes = false;
    }
  };
  await work(1);
  await Promise.all(Array.from({ length: atOnce }, () => work(queue.length)));
  for (const one of waiting) release(home.sql, one, Date.now());
}

/** Sends one and keeps what became of it; whether it was taken. */
async function deliver(home: Home, one: Due): Promise<boolean> {
  const { sql, storage } = home;
  const outcome = await sent(home, one);
  const isTaken = 'taken' in outcome;
  const now = Date.now();
  storage.transactionSync(() => {
    settle(sql, one, outcome, now);
    if (isTaken) wakeEndpoint(sql, one.endpoint);
    else restEndpoint(sql, one.endpoint, now);
    if (!('gone' in outcome)) return;
    disableEndpoint(sql, one.endpoint, 'it answered 410 Gone');
    giveUpOn(sql, one.endpoint);
  });
  return isTaken;
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
