// A file of the data folder with every date moved by the same number of days, so that it ends yesterday.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

const FOLDER = new URL('../../../../shared/data/', import.meta.url);
const DAY_MS = 86_400_000;
/** Thirty days, and the day by which the file ends before now. */
const LATELY_DAYS = 32;

/** What the file holds, as csv-parse reads it: independently of the Worker. */
export type MovedFile = {
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly lines: number;
  readonly negative: number;
  readonly orders: number;
  readonly customers: ReadonlySet<string>;
  /** By customer, what was bought so late that it may count as just bought. */
  readonly lately: ReadonlyMap<string, ReadonlySet<string>>;
};

const fileOf = (name: string) => new URL(`${name}.csv.gz`, FOLDER);

/** True where the data folder has that file. */
export const hasFile = (name: string): boolean => existsSync(fileOf(name));

/** Reads a file and moves it towards `now` (ms). */
export function movedFile(name: string, now: number): MovedFile {
  const text = gunzipSync(readFileSync(fileOf(name))).toString('utf8');
  const rows: string[][] = parse(text, { from_line: 2 });
  const last = rows.reduce(
    (day, [, , timestamp = '']) => (timestamp.slice(0, 10) > day ? timestamp.slice(0, 10) : day),
    '',
  );
  const days = Math.floor((now - Date.parse(last)) / DAY_MS) - 1;
  const moved = text.replaceAll(
    /^([^,\n]*,[^,\n]*,)(\d{4}-\d{2}-\d{2})/gm,
    (_, start: string, day: string) => {
      return start + new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
    },
  );
  return {
    gzip: new Uint8Array(gzipSync(moved)),
    lines: rows.length,
    negative: rows.filter(([, , , , , quantity]) => Number(quantity) < 0).length,
    orders: new Set(rows.map(([, order]) => order)).size,
    customers: new Set(rows.map(([customer = '']) => customer).filter((id) => id !== '')),
    lately: latelyIn(rows, last),
  };
}

function latelyIn(
  rows: readonly (readonly string[])[],
  last: string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const from = Date.parse(last) - LATELY_DAYS * DAY_MS;
  const lately = new Map<string, Set<string>>();
  for (const [customer = '', , timestamp = '', product = ''] of rows) {
    if (Date.parse(timestamp.slice(0, 10)) < from) continue;
    lately.set(customer, (lately.get(customer) ?? new Set()).add(product));
  }
  return lately;
}
