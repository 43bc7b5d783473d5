// An upload as records, read as it arrives: only the record at hand is ever held.
import { CsvReader } from './csv-reader.ts';
import { readerFor } from './file-format.ts';
import { type FileRecord, LONGEST_RECORD, type RecordReader } from './file-record.ts';
import { plainBytes } from './plain-bytes.ts';
import { TextBlocks } from './text-blocks.ts';

/** The most plain bytes one upload may hold. */
export const LARGEST_UPLOAD = 1_000_000_000;

/** Thrown when an upload holds more than LARGEST_UPLOAD bytes. */
export class UploadTooLarge extends Error {}

/** Thrown for an upload that holds, or begins with a million characters of, nothing but spaces. */
export class EmptyUpload extends Error {}

/** Thrown for a CSV without any line end: a client took them out, or there is nothing under the header. */
export class OneLineUpload extends Error {}

/** Thrown for an archive or a spreadsheet as its program keeps it. */
export class NoTextUpload extends Error {}

/** How zip archives begin, and with them the files of spreadsheet programs. */
const ARCHIVE = 'PK\u0003\u0004';

/** The records of an upload, some at a time. One that breaks off ends with a fault. */
export async function* fileRecords(
  body: ReadableStream<Uint8Array>,
  contentType: string,
): AsyncGenerator<FileRecord[]> {
  const { bytes, zipped } = await plainBytes(body);
  const blocks = new TextBlocks();
  let reader: RecordReader | null = null;
  let waiting = '';
  let line = 0;
  let hasLines = false;
  const read = (text: string, isAll = false): FileRecord[] => {
    waiting += text;
    if (!reader && waiting.trim() === '') {
      if (waiting.length > LONGEST_RECORD) throw new EmptyUpload();
      return [];
    }
    if (!reader && waiting.startsWith(ARCHIVE)) throw new NoTextUpload();
    reader ??= readerFor(contentType, waiting, isAll);
    if (!reader) return [];
    hasLines ||= waiting.includes('\n');
    const records = reader.push(waiting);
    waiting = '';
    line = records.at(-1)?.line ?? line;
    return records;
  };
  try {
    for await (const chunk of counted(bytes)) yield read(blocks.push(chunk));
  } catch (fault) {
    if (REFUSED.some((kind) => fault instanceof kind)) throw fault;
    const why = zipped ? 'the compressed data is broken from here on' : 'the upload breaks off here';
    yield [...read(blocks.end(), true), { line: line + 1, fault: `cannot be read: ${why}` }];
    return;
  }
  yield read(blocks.end(), true);
  yield lastOf(reader, hasLines);
}

const REFUSED = [UploadTooLarge, EmptyUpload, NoTextUpload];

function lastOf(reader: RecordReader | null, hasLines: boolean): FileRecord[] {
  if (!reader) throw new EmptyUpload();
  if (reader instanceof CsvReader && !hasLines) throw new OneLineUpload();
  return reader.end();
}

async function* counted(bytes: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of bytes) {
    read += chunk.length;
    if (read > LARGEST_UPLOAD) throw new UploadTooLarge();
    yield chunk;
  }
}
