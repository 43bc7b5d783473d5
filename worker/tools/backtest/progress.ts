// A progress bar on stderr, where somebody is looking.

const WIDTH = 24;
const EVERY_MS = 100;

export class Progress {
  readonly #shown = process.stderr.isTTY === true;
  #lastAt = 0;
  #wasDrawn = false;

  /** Draws the share done of what is going on (0 to 1); null when nobody knows the whole. */
  show(what: string, share: number | null): void {
    if (!this.#shown) return;
    const now = Date.now();
    if (now - this.#lastAt < EVERY_MS) return;
    this.#lastAt = now;
    this.#wasDrawn = true;
    const done = Math.round(Math.min(1, share ?? 0) * WIDTH);
    const bar = share === null ? '' : `[${'#'.repeat(done)}${'.'.repeat(WIDTH - done)}] `;
    process.stderr.write(`\r\x1b[2K${bar}${what}`);
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.#wasDrawn) process.stderr.write('\r\x1b[2K');
    this.#wasDrawn = false;
  }
}
