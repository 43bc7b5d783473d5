// Events: what happened to offers, sent in batches; the last batch leaves with the page.
import type { EventBatch } from '../../shared/schema/event.ts';
import type { Host } from './host.ts';

type Event = EventBatch['events'][number];

const BATCH_MS = 1000;
const MAX_BATCH = 50;

export class Events {
  readonly #host: Host;
  #waiting: Event[] = [];
  #sample: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** One queue for the life of the document. */
  constructor(host: Host) {
    this.#host = host;
    const flush = () => this.#flush();
    document.addEventListener('visibilitychange', flush);
    addEventListener('pagehide', flush);
  }

  /** A sealed sample of an answer returns with the next batch. */
  carry(sample: string | undefined): void {
    this.#sample = sample;
  }

  add(event: Omit<Event, 'id' | 'at'>): void {
    this.#waiting.push({ ...event, id: this.#host.randomId(), at: Date.now() });
    this.#timer ??= setTimeout(() => this.#flush(), BATCH_MS);
  }

  /** Without a visitor nobody is counted: what waits is dropped. */
  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { visitor } = this.#host.record();
    const waiting = this.#waiting;
    this.#waiting = [];
    if (!visitor || !this.#host.consented()) return;
    for (let i = 0; i < waiting.length; i += MAX_BATCH) this.#send(visitor, waiting.slice(i, i + MAX_BATCH));
  }

  /** A fetch that may not outlive the page is refused; a beacon is the last resort. Nothing is tried twice. */
  #send(visitor: string, events: Event[]): void {
    const { store, post, api } = this.#host;
    const batch = { store, visitor, events, ...(this.#sample && { sample: this.#sample }) };
    this.#sample = undefined;
    post('/v1/events', batch).catch(
      () => document.hidden && navigator.sendBeacon?.(`${api}/v1/events`, JSON.stringify(batch)),
    );
  }
}
