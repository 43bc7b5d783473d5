// Due jobs: one alarm serves them all and is only ever moved earlier.

export const JOBS_TABLES = `
CREATE TABLE due_jobs (name TEXT PRIMARY KEY, at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
`;

/** Makes the alarm ring at `at` (ms) or earlier. */
export async function wakeBy(storage: DurableObjectStorage, at: number): Promise<void> {
  const set = await storage.getAlarm();
  if (set === null || set > at) await storage.setAlarm(at);
}

/** Makes the job due at `at` (ms), or leaves it at an earlier time. */
export async function schedule(storage: DurableObjectStorage, name: string, at: number): Promise<void> {
  storage.sql.exec(
    'INSERT INTO due_jobs (name, at) VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at WHERE excluded.at < at',
    name,
    at,
  );
  await wakeBy(storage, at);
}
