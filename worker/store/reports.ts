// Reports over orders: made by a job in one pass over everybody's lines, kept as rows, and read without a scan.
import { type ProductRow, productReport } from '../../shared/report/product-report.ts';
import { purchasesIn } from '../../shared/report/purchase.ts';
import { type RetentionReport, retentionReport } from '../../shared/report/retention-report.ts';
import type { VisitorConversions } from '../../shared/report/visitor-conversion.ts';
import { isKnownPerson } from './fit-pass.ts';
import { lastFit } from './fitted.ts';
import { hasten, isDue, type Jobs, schedule } from './jobs.ts';
import { jsonPieces } from './json-pieces.ts';
import { peopleAfter } from './people-lines.ts';
import { productNames } from './products.ts';
import type { Home } from './publishing.ts';
import { liveConfigOf } from './revisions.ts';
import { visitorConversionsIn } from './visitor-conversions.ts';

// `piece`: of a list that is longer than a row may be.
export const REPORT_TABLES = `
CREATE TABLE reports (
  name TEXT NOT NULL, piece INTEGER NOT NULL, at INTEGER NOT NULL, report TEXT NOT NULL,
  PRIMARY KEY (name, piece)) WITHOUT ROWID;
`;

const JOB = 'reports';
/** While orders keep coming; somebody who reads one hastens the next. */
const SETTLE_MS = 3_600_000;

/** Orders of guests without an address: whether they came back nobody can tell. */
export type Strangers = { readonly orders: number; readonly revenueMinor: number };

type Named = ProductRow & { readonly title?: string };

export type Kept<T> = {
  /** When it was made (ms); null for a store that has none yet. */
  readonly at: number | null;
  /** There is news that it does not know, and a newer one is being made. */
  readonly pending: boolean;
  readonly report: T;
};
type KeptRetention = Kept<RetentionReport & { readonly strangers: Strangers }>;
/** With what tallies tell of visitors, as they are now. */
export type RetentionAnswer = KeptRetention & { readonly visitors: VisitorConversions };
export type KeptProducts = Kept<readonly Named[]>;

/** Has the reports made anew within an hour: orders came, or the models they go by changed. The first wait for a fit. */
export const scheduleReports = (storage: DurableObjectStorage, now: number): Promise<void> =>
  schedule(storage, JOB, lastAt(storage.sql) === null ? now : now + SETTLE_MS);

/** Has the reports made anew after news, once there are any. */
export async function scheduleNewReports(storage: DurableObjectStorage, now: number): Promise<void> {
  if (lastAt(storage.sql) !== null) await scheduleReports(storage, now);
}

/** The job that makes them; `pause` is awaited between bites of some thousand lines. */
export const reportJobs = (home: Home, pause: () => Promise<unknown>): Jobs => ({
  [JOB]: (now) => makeReports(home.sql, now, pause),
});

/** Who comes back, and what they bring. */
export async function retention(storage: DurableObjectStorage, now: number): Promise<RetentionAnswer> {
  const none = () => passOf(storage.sql, now).retention();
  const answer = await kept(
    storage,
    'retention',
    now,
    ([report]: readonly KeptRetention['report'][]) => report ?? none(),
  );
  return { ...answer, visitors: visitorConversionsIn(storage.sql) };
}

/** Products, best sellers first. */
export function products(storage: DurableObjectStorage, now: number): Promise<KeptProducts> {
  return kept(storage, 'products', now, (rows: readonly Named[]) => rows);
}

async function kept<Row, T>(
  storage: DurableObjectStorage,
  name: string,
  now: number,
  reportOf: (rows: readonly Row[]) => T,
): Promise<Kept<T>> {
  const last = lastAt(storage.sql);
  // The first one is waited for; later ones take the models as they are.
  const awaited = last === null && !isDue(storage.sql, JOB) ? 'fit' : JOB;
  await hasten(storage, awaited, now);
  const pieces = [
    ...storage.sql.exec<{ report: string }>('SELECT report FROM reports WHERE name = ? ORDER BY piece', name),
  ];
  const rows: Row[] = pieces.flatMap(({ report }) => JSON.parse(report));
  return { at: last, pending: isDue(storage.sql, awaited), report: reportOf(rows) };
}

const lastAt = (sql: SqlStorage): number | null =>
  sql.exec<{ at: number | null }>('SELECT max(at) AS at FROM reports').one().at;

async function makeReports(sql: SqlStorage, now: number, pause: () => Promise<unknown>): Promise<void> {
  const names = productNames(sql);
  const pass = passOf(sql, now);
  let after = '';
  for (;;) {
    const people = peopleAfter(sql, names, after);
    for (const one of people) pass.add(one);
    const last = people.at(-1);
    if (!last) break;
    after = last.person;
    await pause();
  }
  keep(sql, 'retention', [pass.retention()], now);
  const products = await inBites(pass.products(), pause);
  keep(
    sql,
    'products',
    products.map((row) => ({ ...row, title: names.get(row.product)?.title })),
    now,
  );
}

async function inBites<T>(bites: Generator<undefined, T>, pause: () => Promise<unknown>): Promise<T> {
  for (;;) {
    await pause();
    const bite = bites.next();
    if (bite.done) return bite.value;
  }
}

function passOf(sql: SqlStorage, now: number) {
  const { model, products } = lastFit(sql, now);
  const { timeZone = 'UTC', stages } = liveConfigOf(sql)?.store ?? {};
  const byCustomer = retentionReport({ now, timeZone, model, stages });
  const byProduct = productReport(
    products.map(({ id }) => id),
    now,
  );
  const strangers = { orders: 0, revenueMinor: 0 };
  return {
    add: ({ person, lines }: ReturnType<typeof peopleAfter>[number]) => {
      if (isKnownPerson(person)) {
        byProduct.add(lines, byCustomer.add(lines) === 'loyal');
        return;
      }
      byProduct.addStranger(lines);
      strangers.orders += purchasesIn(lines, now).length;
      for (const { cancelled, at, totalMinor } of lines)
        if (!cancelled && at <= now) strangers.revenueMinor += totalMinor;
    },
    retention: () => ({ ...byCustomer.result(), strangers }),
    products: byProduct.bites,
  };
}

function keep(sql: SqlStorage, name: string, rows: readonly unknown[], at: number): void {
  sql.exec('DELETE FROM reports WHERE name = ?', name);
  for (const [piece, json] of jsonPieces(rows).entries())
    sql.exec('INSERT INTO reports (name, piece, at, report) VALUES (?, ?, ?, ?)', name, piece, at, json);
}
