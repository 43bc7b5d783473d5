// Rows that cannot be read yet, because a later one may settle how; and those that can, in the order of the file.

/** At most so much waits, in rows and in characters; then it is decided without the rest of the file. */
const ROWS = 20_000;
const CHARACTERS = 4_000_000;

export class WaitingRows<Row extends { readonly fields: readonly string[] }> {
  #rows: Row[] = [];
  #characters = 0;
  #next = 0;
  #isOpen = true;

  /** Adds a row; whether so many wait now that it has to be decided. */
  add(row: Row): boolean {
    this.#rows.push(row);
    for (const field of row.fields) this.#characters += field.length;
    return this.#rows.length >= ROWS || this.#characters >= CHARACTERS;
  }

  /** Lets out what waits. */
  release(): void {
    this.#isOpen = false;
  }

  /** The next row that was let out. */
  take(): Row | undefined {
    const row = this.#isOpen ? undefined : this.#rows[this.#next];
    if (row) this.#next++;
    else if (!this.#isOpen) this.#empty();
    return row;
  }

  /** Whether rows wait, let out or not. */
  get any(): boolean {
    return this.#rows.length > 0;
  }

  /** Whether rows are let out and not taken. */
  get ready(): boolean {
    return !this.#isOpen && this.#rows.length > 0;
  }

  #empty(): void {
    this.#rows = [];
    this.#characters = 0;
    this.#next = 0;
    this.#isOpen = true;
  }
}
