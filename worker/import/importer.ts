// Importer: what turns the records of one kind of file into batches for the store.
import type { FileRecord } from './file-record.ts';

/** A record that was read, with its place in the file. */
export type ReadRecord = Exclude<FileRecord, { readonly fault: string }>;

export type Importer = {
  /** Takes the header of a CSV. Throws MissingColumns. */
  header(names: readonly string[]): void;
  /** Takes one record, for the next batch. */
  add(record: ReadRecord): void;
  /** Takes it that no record follows: what waited for more is read now. */
  end(): void;
  /** Whether the batch is large enough to be sent. */
  readonly full: boolean;
  /** Sends what was taken. `small`: the whole upload is a handful of records, as they happen. */
  send(small: boolean): Promise<void>;
};
