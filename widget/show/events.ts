// Events: what happened to offers, sent in batches; the last batch leaves with the page.
import type { EventBatch } from '../../shared/schema/event.ts';
import type { Host } from './host.ts';
import { randomId } from './random-id.ts';

type Event = EventBatch['events'][number];

const BATCH_MS = 1000;

export type Events = {
  readonly add: (event: Omit<Event, 'id' | 'at'>) => void;
  /** A sealed sample of an answer returns with the next batch. */
  readonly carry: (sample: string | undefined) => void;
};

/** One queue for the life of the document. Without a visitor nobody is counted: what waits is dropped. */
export function events({ store, api, record, consented, post }: Host): Events {
  let waiting: Event[] = [];
  let sample: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** `leaving`: an event of a page that may not come back. */
  const flush = (leaving?: object) => {
    clearTimeout(timer);
    timer = undefined;
    const { visitor } = record();
    const batch = { store, visitor, sample, events: waiting };
    waiting = [];
    if (!batch.events.length || !visitor || !consented()) return;
    sample = undefined;
    // A fetch that may not outlive the page is refused; a beacon is the last resort. Nothing is tried twice.
    // (A page that is left hears of it before it is hidden.)
    post('/v1/events', batch).catch(
      () => leaving && navigator.sendBeacon(`${api}/v1/events`, JSON.stringify(batch)),
    );
  };
  document.addEventListener('visibilitychange', flush);
  addEventListener('pagehide', flush);
  return {
    add: (event) => {
      waiting.push({ ...event, id: randomId(), at: Date.now() });
      timer ??= setTimeout(flush, BATCH_MS);
    },
    carry: (sealed) => {
      sample = sealed;
    },
  };
}
