// CSV as shops write it (RFC 4180, any line end, stray quotes), read as it arrives. A quote that never
// closes costs its own line only: reading goes on with the next one.
import { type FileRecord, LONGEST_RECORD, type RecordReader, TOO_LONG } from './file-record.ts';

const QUOTE = '"';
/** Excel's own first line, which says what stands between cells. */
const SEPARATOR_LINE = /^"?sep=([,;|\t])"?$/i;
const UNCLOSED = 'has a quote that is opened and not closed';

type Parsed = { readonly fields: string[]; readonly next: number; readonly lines: number };

/** Reads CSV records; the first one, the header, settles delimiter and number of fields. */
export class CsvReader implements RecordReader {
  #rest = '';
  #line = 1;
  #delimiter = '';
  #width = 0;
  #skipping = false;

  push(text: string): FileRecord[] {
    return this.#read(this.#rest + text, false);
  }

  end(): FileRecord[] {
    return this.#read(`${this.#rest}\n`, true);
  }

  #read(text: string, last: boolean): FileRecord[] {
    const records: FileRecord[] = [];
    let at = 0;
    while (at < text.length) {
      const lineEnd = text.indexOf('\n', at);
      if (lineEnd < 0) break;
      const next = this.#record(text, at, lineEnd, last, records);
      if (next < 0) break;
      at = next;
    }
    this.#keep(text.slice(at), records);
    return records;
  }

  /** Reads the record at `at` into `records`; where the next one begins, or -1 when it needs more text. */
  #record(text: string, at: number, lineEnd: number, last: boolean, records: FileRecord[]): number {
    const line = this.#line;
    const plain = text.slice(at, text[lineEnd - 1] === '\r' && lineEnd > at ? lineEnd - 1 : lineEnd);
    if (this.#skipping || isBlank(plain)) {
      this.#skipping = false;
      this.#line++;
      return lineEnd + 1;
    }
    if (this.#delimiter === '') {
      const [, given] = SEPARATOR_LINE.exec(plain) ?? [];
      this.#delimiter = given ?? delimiterOf(plain);
      if (given !== undefined) {
        this.#line++;
        return lineEnd + 1;
      }
    }
    if (!plain.includes(QUOTE)) {
      this.#line++;
      this.#add(records, line, plain.split(this.#delimiter));
      return lineEnd + 1;
    }
    const parsed = quotedRecord(text, at, this.#delimiter);
    if (!parsed && !last && text.length - at < LONGEST_RECORD) return -1;
    // Over several lines, a wrong number of fields means that a stray quote swallowed the lines between.
    if (!parsed || (parsed.lines > 1 && this.#width > 0 && parsed.fields.length !== this.#width)) {
      this.#line++;
      records.push({ line, fault: UNCLOSED });
      return lineEnd + 1;
    }
    this.#line += parsed.lines;
    this.#add(records, line, parsed.fields);
    return parsed.next;
  }

  #add(records: FileRecord[], line: number, fields: string[]): void {
    if (fields.every((field) => field === '')) return;
    if (this.#width === 0) this.#width = fields.length;
    while (fields.length > this.#width && fields.at(-1) === '') fields.pop();
    if (fields.length > this.#width) {
      records.push({ line, fault: `has ${fields.length} fields, the header has ${this.#width}` });
    } else records.push({ line, fields });
  }

  #keep(rest: string, records: FileRecord[]): void {
    const tooLong = rest.length >= LONGEST_RECORD;
    if (tooLong && !this.#skipping) records.push({ line: this.#line, fault: TOO_LONG });
    this.#skipping = this.#skipping || tooLong;
    this.#rest = this.#skipping ? '' : rest;
  }
}

function isBlank(line: string): boolean {
  return line === '' || line.trim() === '';
}

/** The most frequent of the usual delimiters in the header line. */
function delimiterOf(header: string): string {
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

/** The record that begins at `at`, or null when the text ends within a quoted field or before a line end. */
function quotedRecord(text: string, at: number, delimiter: string): Parsed | null {
  const fields: string[] = [];
  let from = at;
  let lines = 1;
  for (;;) {
    let value = '';
    if (text[from] === QUOTE) {
      const close = closingQuote(text, from + 1);
      if (close < 0) return null;
      value = text.slice(from + 1, close).replaceAll('""', QUOTE);
      for (let i = value.indexOf('\n'); i >= 0; i = value.indexOf('\n', i + 1)) lines++;
      from = close + 1;
    }
    const lineEnd = text.indexOf('\n', from);
    if (lineEnd < 0) return null;
    const mark = text.indexOf(delimiter, from);
    if (mark >= 0 && mark < lineEnd) {
      fields.push(value + text.slice(from, mark));
      from = mark + 1;
      continue;
    }
    fields.push(value + text.slice(from, text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd));
    return { fields, next: lineEnd + 1, lines };
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf(QUOTE, from);
  while (at >= 0 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  // A quote at the very end of the text may be the first half of a doubled one.
  return at === text.length - 1 ? -1 : at;
}
