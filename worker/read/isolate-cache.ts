// What an isolate remembers of KV between requests: fresh values are served, older ones served while one
// request refreshes them, the oldest awaited by every request on its own I/O.
// Values are shared between requests, promises never: workerd ties a promise to the request that made it.

/** How long (ms) a value is served as it is, and until when it is served while being refreshed. */
export type Ages = { readonly fresh: number; readonly stale: number };

/** A value with its weight in bytes. */
export type Loaded<T> = { readonly value: T; readonly bytes: number };

/** How a value is loaded; the one known so far lets a loader keep what has not changed. */
export type Load<T> = (previous: T | undefined) => Promise<Loaded<T>>;

type Entry<T> = { readonly value: T; readonly bytes: number; readonly at: number; refreshing: boolean };

/** An absent value weighs a little too, so that unknown names cannot fill the memory. */
const ENTRY_BYTES = 256;

export class IsolateCache<T> {
  readonly #ages: Ages;
  readonly #maxBytes: number;
  readonly #entries = new Map<string, Entry<T>>();
  #bytes = 0;

  constructor(ages: Ages, maxBytes: number) {
    this.#ages = ages;
    this.#maxBytes = maxBytes;
  }

  /** The value under a name, loaded when it must be. A refresh goes on behind the answer, in `waitUntil`. */
  async get(
    name: string,
    now: number,
    load: Load<T>,
    waitUntil: (work: Promise<unknown>) => void,
  ): Promise<T> {
    const entry = this.#entries.get(name);
    const age = entry ? now - entry.at : Number.POSITIVE_INFINITY;
    if (!entry || age >= this.#ages.stale) return this.#load(name, now, load);
    if (age >= this.#ages.fresh && !entry.refreshing) {
      entry.refreshing = true;
      waitUntil(this.#refresh(name, now, load, entry));
    }
    this.#touch(name, entry);
    return entry.value;
  }

  /** Forgets a value, because this isolate knows that it changed. */
  forget(name: string): void {
    const entry = this.#entries.get(name);
    if (!entry) return;
    this.#entries.delete(name);
    this.#bytes -= entry.bytes;
  }

  async #refresh(name: string, now: number, load: Load<T>, entry: Entry<T>): Promise<void> {
    try {
      await this.#load(name, now, load);
    } catch (fault) {
      // The next request tries again; once stale, they all do.
      entry.refreshing = false;
      console.error(JSON.stringify({ fault: 'cache-refresh', name, message: String(fault) }));
    }
  }

  async #load(name: string, now: number, load: Load<T>): Promise<T> {
    const { value, bytes } = await load(this.#entries.get(name)?.value);
    const known = this.#entries.get(name);
    // Of two loads that overlap, the one that began later holds.
    if (known && known.at > now) return known.value;
    this.forget(name);
    this.#entries.set(name, { value, bytes: bytes + ENTRY_BYTES, at: now, refreshing: false });
    this.#bytes += bytes + ENTRY_BYTES;
    this.#evict(name);
    return value;
  }

  #touch(name: string, entry: Entry<T>): void {
    this.#entries.delete(name);
    this.#entries.set(name, entry);
  }

  #evict(keep: string): void {
    for (const name of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) return;
      if (name !== keep) this.forget(name);
    }
  }
}
