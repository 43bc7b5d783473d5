// An upload of codes, read as it arrives: CSV of `code` or `code,expiry` with or without a heading, or a JSON list.
import { CsvReader } from './csv-reader.ts';
import type { FileRecord } from './file-record.ts';
import { UploadTooLarge } from './file-records.ts';
import { JsonValuesReader } from './json-values-reader.ts';
import { plainBytes } from './plain-bytes.ts';
import { TextBlocks } from './text-blocks.ts';

/** Bytes of an upload, unpacked. */
export const LARGEST_CODE_UPLOAD = 200_000_000;
const CODE = /^(discount |coupon |voucher )?codes?$/i;
const EXPIRY = /expir|valid (until|to)|^ends?\b|until/i;

/** One line: what it says, or what is wrong with it. */
export type CodeLine =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly fault: string };

/** The lines of an upload, some at a time. One that breaks off ends with a fault, and half a code is none. Throws
 * UploadTooLarge. */
export async function* codeLines(body: ReadableStream<Uint8Array>): AsyncGenerator<CodeLine[]> {
  const { bytes, zipped } = await plainBytes(body);
  const blocks = new TextBlocks();
  let reader: ReturnType<typeof readerOf> | undefined;
  let read = 0;
  let columns: Columns | undefined;
  let last = 0;
  const linesOf = (records: readonly FileRecord[]): CodeLine[] =>
    records.flatMap((record) => {
      if (!('fields' in record)) return [record];
      const isFirst = columns === undefined;
      const heading = isFirst ? headingOf(record.fields) : null;
      columns ??= heading ?? { code: 0, expiry: 1 };
      return heading ? [] : [lineOf(record.line, record.fields, columns)];
    });
  try {
    for await (const chunk of bytes) {
      read += chunk.length;
      if (read > LARGEST_CODE_UPLOAD) throw new UploadTooLarge();
      const text = blocks.push(chunk);
      if (text.trim() === '' && !reader) continue;
      reader ??= readerOf(text);
      const lines = linesOf(reader.push(text));
      last = lines.at(-1)?.line ?? last;
      yield lines;
    }
  } catch (fault) {
    if (fault instanceof UploadTooLarge) throw fault;
    const why = zipped ? 'the compressed data is broken from here on' : 'the upload breaks off here';
    return yield [{ line: last + 1, fault: `cannot be read: ${why}` }];
  }
  const rest = blocks.end();
  reader ??= readerOf(rest);
  yield linesOf([...reader.push(rest), ...reader.end()]);
}

const readerOf = (text: string): CsvReader | JsonValuesReader =>
  text.trimStart().startsWith('[') ? new JsonValuesReader(true) : new CsvReader();

type Columns = { readonly code: number; readonly expiry: number };

/** Where the columns of a heading are; null for a line that is none. */
function headingOf(fields: readonly string[]): Columns | null {
  const names = fields.map((name) => name.trim());
  const code = names.findIndex((name) => CODE.test(name));
  return code < 0 ? null : { code, expiry: names.findIndex((name) => EXPIRY.test(name)) };
}

function lineOf(line: number, fields: readonly string[], columns: Columns): CodeLine {
  const code = fields[columns.code]?.trim() ?? '';
  const expiry = fields[columns.expiry]?.trim() ?? '';
  return { line, value: expiry === '' ? code : { code, expiresAt: expiry } };
}
