// A JSON list inside an object, as the platforms answer: `{"orders": [ … ], "count": 2}`. What follows the list is not read.
import type { FileRecord, RecordReader } from './file-record.ts';
import { JsonValuesReader } from './json-values-reader.ts';

/** Reads the elements of the list that begins at `from` in the text. */
export class WrappedListReader implements RecordReader {
  readonly #list = new JsonValuesReader(true, true);
  #skip: number;

  constructor(from: number) {
    this.#skip = from;
  }

  push(text: string): FileRecord[] {
    const skipped = Math.min(this.#skip, text.length);
    this.#skip -= skipped;
    return this.#list.isClosed ? [] : this.#list.push(text.slice(skipped));
  }

  end(): FileRecord[] {
    return this.#list.isClosed ? [] : this.#list.end();
  }
}
