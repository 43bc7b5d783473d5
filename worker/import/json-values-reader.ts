// A JSON array, or JSON values one after another, cut into its elements as it arrives: it only tracks depth
// and strings, JSON.parse judges each element.
import { type FileRecord, jsonRecord, LONGEST_RECORD, type RecordReader, TOO_LONG } from './file-record.ts';

const BACKSLASH = 92;
const COMMA = 44;
const QUOTE = 34;
const opens = (code: number) => code === 123 || code === 91;
const closes = (code: number) => code === 125 || code === 93;
const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13) || code === 0xfeff;

/** Reads the elements of an array (`inArray`; of the first one only with `once`) or top-level values; `line` is the element's 1-based index. */
export class JsonValuesReader implements RecordReader {
  readonly #base: number;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #element = '';
  #index = 0;
  #broken = false;
  readonly #once: boolean;
  /** Whether the one array that is to be read has ended. */
  isClosed = false;

  constructor(inArray: boolean, once = false) {
    this.#base = inArray ? 1 : 0;
    this.#once = once;
  }

  push(text: string): FileRecord[] {
    const records: FileRecord[] = [];
    let from = 0;
    for (let at = 0; at < text.length && !this.#broken && !this.isClosed; at++) {
      const code = text.charCodeAt(at);
      if (this.#inString) this.#inText(code);
      else if (this.#ends(code)) {
        const own = closes(code) && this.#depth === this.#base;
        this.#add(this.#element + text.slice(from, own ? at + 1 : at), records);
        from = at + 1;
        this.isClosed = this.#once && this.#depth < this.#base;
      } else if (this.#depth < this.#base && opens(code)) {
        this.#depth++;
        from = at + 1;
      } else this.#step(code);
    }
    this.#element += text.slice(from);
    if (this.#element.length >= LONGEST_RECORD) this.#giveUp(records, TOO_LONG);
    return records;
  }

  end(): FileRecord[] {
    const records: FileRecord[] = [];
    if (this.#broken) return records;
    const cut = this.#base === 1 && this.#depth > 0;
    if (cut || this.#inString || this.#depth > this.#base)
      this.#giveUp(records, 'is cut off: the file ends here');
    else this.#add(this.#element, records);
    return records;
  }

  #inText(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === BACKSLASH) this.#escaped = true;
    else if (code === QUOTE) this.#inString = false;
  }

  /** Whether the element ends with this character; takes a closing bracket into account. */
  #ends(code: number): boolean {
    if (closes(code) && this.#depth > 0) {
      this.#depth--;
      return this.#depth <= this.#base;
    }
    const between = this.#base === 1 ? code === COMMA : isSpace(code);
    return between && this.#depth === this.#base;
  }

  #step(code: number): void {
    if (code === QUOTE) this.#inString = true;
    else if (opens(code)) this.#depth++;
  }

  #add(text: string, records: FileRecord[]): void {
    this.#element = '';
    if (text.trim() !== '') records.push(jsonRecord(++this.#index, text));
  }

  #giveUp(records: FileRecord[], fault: string): void {
    this.#broken = true;
    this.#element = '';
    records.push({ line: this.#index + 1, fault });
  }
}
