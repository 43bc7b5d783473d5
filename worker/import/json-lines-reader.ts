// NDJSON: one JSON value a line; a broken line is one fault.
import { type FileRecord, jsonRecord, LONGEST_RECORD, type RecordReader, TOO_LONG } from './file-record.ts';

/** Reads one JSON value per line; empty lines are passed over. */
export class JsonLinesReader implements RecordReader {
  #rest = '';
  #line = 0;
  #skipping = false;

  push(text: string): FileRecord[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    const records: FileRecord[] = [];
    for (const line of lines) this.#add(line, records);
    if (this.#rest.length >= LONGEST_RECORD) this.#skip(records);
    return records;
  }

  end(): FileRecord[] {
    const records: FileRecord[] = [];
    this.#add(this.#rest, records);
    return records;
  }

  #add(text: string, records: FileRecord[]): void {
    this.#line++;
    if (!this.#skipping && text.trim() !== '') records.push(jsonRecord(this.#line, text));
    this.#skipping = false;
  }

  #skip(records: FileRecord[]): void {
    if (!this.#skipping) records.push({ line: this.#line + 1, fault: TOO_LONG });
    this.#skipping = true;
    this.#rest = '';
  }
}
