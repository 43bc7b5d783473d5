// Texts kept once: a text cut out of a file holds on to all that was read with it, and ids come again and again.

export class Texts {
  readonly #kept = new Map<string, string>();

  /** The same text, as a copy of its own that is made once. */
  kept(text: string): string {
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    const copy = Buffer.from(text).toString();
    this.#kept.set(copy, copy);
    return copy;
  }
}
