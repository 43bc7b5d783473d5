// Events: what happened to offers, sent in batches; the last batch leaves with the page.
import type { EventBatch } from '../../shared/schema/event.ts';
import { host } from './now.ts';
import { randomId } from './random-id.ts';

type Event = EventBatch['events'][number];

const BATCH_MS = 1000;

let waiting: Event[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what waits; `leaving`: an event of a page that may not come back. Without a visitor nobody is counted: it is dropped. */
function flush(leaving?: object): void {
  clearTimeout(timer);
  timer = undefined;
  const events = waiting;
  waiting = [];
  if (!events.length || !host.consented()) return;
  const { visitor } = host.record();
  const batch = { store: host.store, visitor, events };
  if (!visitor) return;
  // A fetch that may not outlive the page is refused; a beacon is the last resort. Nothing is tried twice.
  // (Not `document.hidden`: a page that is left hears of it before it is hidden.)
  host
    .post('/v1/events', batch)
    .catch(() => leaving && navigator.sendBeacon(`${host.api}/v1/events`, JSON.stringify(batch)));
}

/** Queues an event. */
export function addEvent(event: Omit<Event, 'id' | 'at'>): void {
  waiting.push({ ...event, id: randomId(), at: Date.now() });
  timer ??= setTimeout(flush, BATCH_MS);
}

document.addEventListener('visibilitychange', flush);
addEventListener('pagehide', flush);
