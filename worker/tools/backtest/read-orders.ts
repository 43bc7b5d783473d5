// A file of orders, read as an import reads it, into two books: what is dated before a moment, and what is not. The
// first is filled by an importer that refuses the rest, so nothing later can reach it on any way.
import { fileRecords } from '../../import/file-records.ts';
import type { ImportAnswer } from '../../import/import-answer.ts';
import type { MomentReader } from '../../import/moment.ts';
import type { OrderBook } from './order-book.ts';
import type { ReasonTally } from './reason-tally.ts';
import { TwoSides } from './two-sides.ts';

/** `latest`: nothing is ordered after it (ms). */
export type Reading = {
  readonly at: number;
  readonly moments: MomentReader;
  readonly currency: string | undefined;
  readonly latest: number;
};

/** `answer` is that of an import of the whole file; `currencies`: lines in each. */
export type OrdersRead = {
  readonly past: OrderBook;
  readonly after: OrderBook;
  readonly answer: ImportAnswer;
  readonly reasons: ReasonTally['reasons'];
  readonly currencies: ReadonlyMap<string, number>;
};

/** Reads a file. Throws what imports throw: MissingColumns, EmptyUpload, OneLineUpload, UploadTooLarge. */
export async function readOrders(body: ReadableStream<Uint8Array>, reading: Reading): Promise<OrdersRead> {
  const sides = new TwoSides(reading);
  let headed = false;
  for await (const records of fileRecords(body, '')) {
    for (const record of records) {
      if ('fields' in record && !headed) {
        sides.header(record.fields);
        headed = true;
      } else if ('fault' in record) sides.reject(record);
      else sides.add(record);
      if (sides.full) await sides.send();
    }
  }
  sides.end();
  await sides.send();
  return sides.result();
}
