// Samples: questions that were decided, without whose they were, for replays. Of each day a bounded number at random, for
// at most seven days.
import type { SampledDay } from '../../shared/replay/report.ts';
import type { NewSample, StoredSample } from './api/events.ts';
import { type Jobs, schedule } from './jobs.ts';
import { liveRevision } from './revisions.ts';
import { hasWithdrawn } from './visitors.ts';

// `id` is a random nonce: the lowest of a day are as good as drawn by lot, whenever they come and in whatever order.
export const SAMPLE_TABLES = `
CREATE TABLE samples (day INTEGER NOT NULL, id TEXT NOT NULL, input TEXT NOT NULL, PRIMARY KEY (day, id)) WITHOUT ROWID;
`;

const DAY = 86_400_000;
const DAYS = 7;
/** About 10,000 in all; a busy hour pushes out others of its day, never another day. */
const PER_DAY = 1428;
/** Samples of each day in one page of a replay: some 200 KB, and seven days of them far below what a call may carry. */
const PER_PAGE = 100;

/** How many samples each day has, as far as this object counted: reading it from rows would cost as many reads. Where it
 * is wrong, because rows were deleted since, a day gets fewer. */
export type SampleCounts = Map<number, number>;

/** Keeps a sample that is not there yet, if its day has room for it or it is drawn instead of another. */
export async function keepSample(
  storage: DurableObjectStorage,
  counts: SampleCounts,
  visitorHash: string,
  sample: NewSample,
): Promise<void> {
  const { sql } = storage;
  const day = Math.floor(sample.at / DAY);
  if (!liveRevision(sql) || hasWithdrawn(sql, visitorHash)) return;
  const count = counts.get(day) ?? countOf(sql, day);
  const last = count < PER_DAY ? undefined : lastOf(sql, day);
  if (last !== undefined && sample.id > last) return;
  const isNew = storage.transactionSync(() => {
    const isAdded = add(sql, day, sample);
    if (isAdded && last !== undefined) sql.exec('DELETE FROM samples WHERE day = ? AND id = ?', day, last);
    return isAdded;
  });
  counts.set(day, isNew && last === undefined ? count + 1 : count);
  if (isNew) await schedule(storage, 'samples', (day + DAYS) * DAY);
}

/** The days there are samples of. */
export function sampledDays(sql: SqlStorage): SampledDay[] {
  const rows = sql.exec<{ day: number; kept: number; last: string }>(
    'SELECT day, count(*) AS kept, max(id) AS last FROM samples GROUP BY day ORDER BY day',
  );
  return [...rows].map(({ day, kept, last }) => ({ day, kept, seen: seenOf(kept, last) }));
}

/** The next samples of each day, after the id that was the last before; at first after none. */
export const samplesAfter = (sql: SqlStorage, after: ReadonlyMap<number, string>): StoredSample[] =>
  [...after].flatMap(([day, id]) => [
    ...sql.exec<StoredSample>(
      'SELECT day, id, input FROM samples WHERE day = ? AND id > ? ORDER BY id LIMIT ?',
      ...[day, id, PER_PAGE],
    ),
  ]);

/** The job that ends samples with their seventh day. */
export const sampleJobs = ({ storage }: { readonly storage: DurableObjectStorage }): Jobs => ({
  samples: async (now) => {
    storage.sql.exec('DELETE FROM samples WHERE day <= ?', Math.floor(now / DAY) - DAYS);
    const { next } = storage.sql.exec<{ next: number | null }>('SELECT min(day) AS next FROM samples').one();
    if (next !== null) await schedule(storage, 'samples', (next + DAYS) * DAY);
  },
});

function add(sql: SqlStorage, day: number, { id, input }: NewSample): boolean {
  const added = sql.exec(
    'INSERT INTO samples (day, id, input) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1',
    ...[day, id, input],
  );
  return [...added].length > 0;
}

/** How many there were to choose from: of n even draws the k lowest reach to about k/n (Bar-Yossef et al. 2002). */
const seenOf = (kept: number, last: string): number =>
  kept < PER_DAY ? kept : Math.round((kept - 1) / (Number.parseInt(last.slice(0, 12), 16) / 2 ** 48));

const countOf = (sql: SqlStorage, day: number): number =>
  sql.exec<{ n: number }>('SELECT count(*) AS n FROM samples WHERE day = ?', day).one().n;

function lastOf(sql: SqlStorage, day: number): string | undefined {
  const rows = sql.exec<{ id: string }>('SELECT id FROM samples WHERE day = ? ORDER BY id DESC LIMIT 1', day);
  return [...rows][0]?.id;
}
