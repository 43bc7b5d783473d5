// A progress bar on stderr, where somebody is looking.

const WIDTH = 24;
const EVERY_MS = 100;

type Stream = { readonly isTTY?: boolean; readonly write: (text: string) => unknown };

export class Progress {
  readonly #stream: Stream;
  readonly #now: () => number;
  #lastAt = Number.NEGATIVE_INFINITY;
  #wasDrawn = false;

  /** `now`: a clock in ms. */
  constructor(stream: Stream = process.stderr, now = Date.now) {
    this.#stream = stream;
    this.#now = now;
  }

  /** Draws the share done of what is going on (0 to 1); null when nobody knows the whole. */
  show(what: string, share: number | null): void {
    if (this.#stream.isTTY !== true) return;
    const now = this.#now();
    if (now - this.#lastAt < EVERY_MS) return;
    this.#lastAt = now;
    this.#wasDrawn = true;
    const done = Math.round(Math.min(1, share ?? 0) * WIDTH);
    const bar = share === null ? '' : `[${'#'.repeat(done)}${'.'.repeat(WIDTH - done)}] `;
    this.#stream.write(`\r\x1b[2K${bar}${what}`);
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.#wasDrawn) this.#stream.write('\r\x1b[2K');
    this.#wasDrawn = false;
  }
}
