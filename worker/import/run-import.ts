// One upload from first byte to answer: read, batch, send, wait, go on. The body is read no faster than the store
// takes it, and what the store has answered to stays, whatever happens after.
import type { FileRecord } from './file-record.ts';
import { fileRecords } from './file-records.ts';
import type { Tally } from './import-answer.ts';
import type { Importer } from './importer.ts';

/** Uploads of at most so many records are orders as they happen, not a file of the past. */
const SMALL = 10;

/** Imports an upload; `tally` holds the answer afterwards. Whether it was small: then nothing waits for its end. */
export async function runImport(
  body: ReadableStream<Uint8Array>,
  contentType: string,
  importer: Importer,
  tally: Tally,
): Promise<{ readonly small: boolean }> {
  let read = 0;
  let sent = false;
  let headed = false;
  for await (const records of fileRecords(body, contentType)) {
    for (const record of records) {
      read++;
      if ('fields' in record && !headed) {
        importer.header(record.fields);
        headed = true;
      } else take(record, importer, tally);
      if (!importer.full) continue;
      await importer.send(false);
      sent = true;
    }
  }
  importer.end();
  const small = !sent && read <= SMALL;
  await importer.send(small);
  return { small };
}

function take(record: FileRecord, importer: Importer, tally: Tally): void {
  if ('fault' in record) {
    tally.isWhole = false;
    tally.reject(record.line, record.fault);
  } else importer.add(record);
}
