// Due jobs: one alarm serves them all and is only ever moved earlier.

// `attempts` above 0: taken by a run that has not succeeded yet; `at` is then when it is tried again.
export const JOBS_TABLES = `
CREATE TABLE due_jobs (name TEXT PRIMARY KEY, at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
`;

/** `again`: when a job that is under way is due once more. */
export const JOBS_AGAIN = 'ALTER TABLE due_jobs ADD COLUMN again INTEGER;';

const FIRST_RETRY = 30_000;
const LAST_RETRY = 3_600_000;
/** So soon (ms) that whoever waits for the store should wait for it too. */
const MOMENT = 2000;

/** What is to be done under each name. */
export type Jobs = Readonly<Record<string, (now: number) => Promise<unknown>>>;

type Row = { readonly name: string; readonly at: number; readonly attempts: number };

/** Makes the alarm ring at `at` (ms) or earlier. */
export async function wakeBy(storage: DurableObjectStorage, at: number): Promise<void> {
  const set = await storage.getAlarm();
  if (set === null || set > at) await storage.setAlarm(at);
}

/** Makes the job due at `at` (ms), or leaves it at an earlier time. One that is under way is due once more. */
export async function schedule(storage: DurableObjectStorage, name: string, at: number): Promise<void> {
  storage.sql.exec(
    `INSERT INTO due_jobs (name, at) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET at = min(at, excluded.at), attempts = iif(excluded.at < at, 0, attempts),
       again = min(coalesce(again, excluded.at), excluded.at)
     WHERE excluded.at < at OR attempts > 0 AND excluded.at < coalesce(again, excluded.at + 1)`,
    name,
    at,
  );
  await wakeBy(storage, at);
}

/** Makes the job due now if it is due at any time. */
export async function hasten(storage: DurableObjectStorage, name: string, now: number): Promise<void> {
  if (isDue(storage.sql, name)) await schedule(storage, name, now);
}

/** Whether the job is due at any time, or under way. */
export const isDue = (sql: SqlStorage, name: string): boolean =>
  [...sql.exec('SELECT 1 FROM due_jobs WHERE name = ?', name)].length > 0;

/** Runs what is due. A job that throws, or that an eviction ends, is tried again later and later. */
export async function runDueJobs(sql: SqlStorage, jobs: Jobs, now: number): Promise<void> {
  for (const row of [...sql.exec<Row>('SELECT name, at, attempts FROM due_jobs WHERE at <= ?', now)]) {
    const retryAt = now + Math.min(LAST_RETRY, FIRST_RETRY * 2 ** row.attempts);
    const taken = sql.exec(
      'UPDATE due_jobs SET at = ?, attempts = attempts + 1, again = NULL WHERE name = ? RETURNING 1',
      ...[retryAt, row.name],
    );
    // The job before may have removed the store.
    if ([...taken].length === 0) continue;
    try {
      await jobs[row.name]?.(now);
      endJob(sql, row.name);
    } catch (fault) {
      console.error(JSON.stringify({ level: 'error', fault: `job ${row.name}: ${String(fault)}` }));
    }
  }
}

function endJob(sql: SqlStorage, name: string): void {
  sql.exec('DELETE FROM due_jobs WHERE name = ? AND again IS NULL', name);
  sql.exec('UPDATE due_jobs SET at = again, again = NULL, attempts = 0 WHERE name = ?', name);
}

/** When the next job is due (ms), or null. */
export function nextJobAt(sql: SqlStorage): number | null {
  return sql.exec<{ at: number | null }>('SELECT min(at) AS at FROM due_jobs').one().at;
}

/** Jobs that are due now or in a moment, or under way. */
export function pendingJobs(sql: SqlStorage, now: number): number {
  const rows = sql.exec<{ n: number }>(
    'SELECT count(*) AS n FROM due_jobs WHERE at <= ? OR attempts > 0',
    now + MOMENT,
  );
  return rows.one().n;
}
