// A bounded sample of a stream: every item, then every second one, every fourth one, and so on.

/** Keeps an evenly thinned sample of at most `atMost` items. */
export class Thinned<T> {
  readonly #atMost: number;
  #kept: T[] = [];
  #stride = 1;
  #seen = 0;

  constructor(atMost: number) {
    this.#atMost = atMost;
  }

  add(item: T): void {
    if (this.#seen++ % this.#stride !== 0) return;
    if (this.#kept.length === this.#atMost) {
      this.#kept = this.#kept.filter((_, i) => i % 2 === 0);
      this.#stride *= 2;
      if ((this.#seen - 1) % this.#stride !== 0) return;
    }
    this.#kept.push(item);
  }

  get items(): readonly T[] {
    return this.#kept;
  }
}
