// Products and customers on their way into the store: one record is one document.
import type { ImportResult } from '../store/api.ts';
import { type FieldTable, requiredColumns } from './flat-rows.ts';
import type { Tally } from './import-answer.ts';
import type { Importer, ReadRecord } from './importer.ts';
import { isRecord } from './plain-record.ts';

const RECORDS = 500;
/** Characters of a batch: an attribute or a tag list may be long, and SQLite takes 2 MB per value. */
const CHARACTERS = 500_000;

/** A document that was understood, or why it was not. */
export type DocumentOf<T> = { readonly document: T } | { readonly why: string };

/** How one kind of document is read. */
export type DocumentReader<T, Field extends string> = {
  readonly table: FieldTable<Field>;
  /** From the cells of a CSV line to the object that JSON would hold. */
  readonly fromCells: (cell: (field: Field) => string, extra: ReadonlyMap<string, string>) => object;
  readonly read: (value: Readonly<Record<string, unknown>>) => DocumentOf<T>;
};

const NO_OBJECT = { why: 'is not an object' } as const;

export class RecordImporter<T, Field extends string> implements Importer {
  readonly #reader: DocumentReader<T, Field>;
  readonly #tally: Tally;
  readonly #send: (documents: readonly T[], small: boolean) => Promise<ImportResult>;
  #documents: T[] = [];
  #characters = 0;
  #names: readonly string[] = [];
  #columns: ReadonlyMap<Field, number> = new Map();

  constructor(
    reader: DocumentReader<T, Field>,
    tally: Tally,
    send: (documents: readonly T[], small: boolean) => Promise<ImportResult>,
  ) {
    this.#reader = reader;
    this.#tally = tally;
    this.#send = send;
  }

  header(names: readonly string[]): void {
    this.#names = names;
    this.#columns = requiredColumns(this.#reader.table, names);
  }

  add(record: ReadRecord): void {
    const value = 'fields' in record ? this.#fromFields(record.fields) : record.value;
    const read = isRecord(value) ? this.#reader.read(value) : NO_OBJECT;
    if ('why' in read) {
      this.#tally.reject(record.line, read.why);
      return;
    }
    this.#documents.push(read.document);
    this.#characters += JSON.stringify(read.document).length;
  }

  end(): void {}

  get full(): boolean {
    return this.#documents.length >= RECORDS || this.#characters >= CHARACTERS;
  }

  async send(small: boolean): Promise<void> {
    if (this.#documents.length === 0) return;
    const documents = this.#documents;
    this.#documents = [];
    this.#characters = 0;
    this.#tally.count(await this.#send(documents, small));
  }

  #fromFields(fields: readonly string[]): object {
    const extra = new Map(this.#names.map((name, i) => [name.trim(), fields[i]?.trim() ?? '']));
    return this.#reader.fromCells((field) => fields[this.#columns.get(field) ?? -1]?.trim() ?? '', extra);
  }
}
