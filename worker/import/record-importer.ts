// Products and customers on their way into the store: documents in batches, and what became of the lines they came from.
import type { DocumentsTaken, ImportResult } from '../store/api/orders.ts';
import type { Tally } from './import-answer.ts';
import type { Importer, ReadRecord } from './importer.ts';

const RECORDS = 500;
/** Characters of a batch: an attribute or a tag list may be long, and SQLite takes 2 MB per value. */
const CHARACTERS = 500_000;

/** A document with the lines it came from, or why a line gave none. */
export type Taken<T> =
  | { readonly document: T; readonly lines: readonly number[] }
  | { readonly line: number; readonly why: string };

/** How one kind of document is read. */
export type DocumentReader<T> = {
  /** Takes the header of a CSV. Throws MissingColumns. */
  header(names: readonly string[]): void;
  /** What is complete with this record. */
  add(record: ReadRecord): readonly Taken<T>[];
  /** What waited for more. */
  end(): readonly Taken<T>[];
};

export class RecordImporter<T> implements Importer {
  readonly #reader: DocumentReader<T>;
  readonly #tally: Tally;
  readonly #send: (documents: readonly T[], small: boolean) => Promise<DocumentsTaken | ImportResult>;
  #documents: T[] = [];
  #lines: (readonly number[])[] = [];
  #characters = 0;

  constructor(
    reader: DocumentReader<T>,
    tally: Tally,
    send: (documents: readonly T[], small: boolean) => Promise<DocumentsTaken | ImportResult>,
  ) {
    this.#reader = reader;
    this.#tally = tally;
    this.#send = send;
  }

  header(names: readonly string[]): void {
    this.#reader.header(names);
  }

  add(record: ReadRecord): void {
    for (const taken of this.#reader.add(record)) this.#take(taken);
  }

  end(): void {
    for (const taken of this.#reader.end()) this.#take(taken);
  }

  get full(): boolean {
    return this.#documents.length >= RECORDS || this.#characters >= CHARACTERS;
  }

  async send(small: boolean): Promise<void> {
    if (this.#documents.length === 0) return;
    const [documents, lines] = [this.#documents, this.#lines];
    this.#documents = [];
    this.#lines = [];
    this.#characters = 0;
    const result = await this.#send(documents, small);
    if ('taken' in result) this.#count(result.taken, lines);
    else this.#tally.count(result);
  }

  #count(taken: readonly string[], lines: readonly (readonly number[])[]): void {
    for (const [i, what] of taken.entries())
      for (const line of lines[i] ?? []) {
        if (what === 'new' || what === 'repeated') this.#tally.count({ ...NONE, [what]: 1 });
        else this.#tally.reject(line, what);
      }
  }

  #take(taken: Taken<T>): void {
    if ('why' in taken) {
      this.#tally.reject(taken.line, taken.why);
      return;
    }
    this.#documents.push(taken.document);
    this.#lines.push(taken.lines);
    this.#characters += JSON.stringify(taken.document).length;
  }
}

const NONE = { new: 0, repeated: 0, cancelled: 0 } as const;
