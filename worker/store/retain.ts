// The job `retain`: once a day, what was kept for its time goes. What names nobody (tallies, results, models) stays, and so
// does what keeps erased people and deleted orders out.
import { retireInactive } from './inactive-people.ts';
import { isDue, type Jobs, schedule } from './jobs.ts';
import type { Home } from './publishing.ts';
import { liveRevision } from './revisions.ts';
import { namelessCodes } from './silent-codes.ts';

const JOB = 'retain';
const MINUTE = 60_000;
const DAY = 86_400_000;
const EVENT_DAYS = 90;
/** 25 months. */
const PERSON_DAYS = 761;
/** Rows that are looked at, or leave, at once. */
const BITE = 5000;

/** A click is asked for again as often as what its browser bought is counted anew. */
const CLICK_OVER =
  'max(at, coalesce((SELECT max(until) FROM exposures AS e WHERE e.visitor = clicks.visitor), 0))';

/** Rows of a browser or a request that are over before a moment, and the column that clusters them. A browser that comes
 * back after so long counts as another one. */
const PURGES = [
  { table: 'exposures', key: 'visitor', over: 'max(first_at, until)', days: EVENT_DAYS },
  { table: 'clicks', key: 'visitor', over: CLICK_OVER, days: EVENT_DAYS },
  { table: 'withdrawn_visitors', key: 'visitor', over: 'at', days: PERSON_DAYS },
  { table: 'data_requests', key: 'id', over: 'at', days: PERSON_DAYS },
] as const;

type Pause = () => Promise<unknown>;

/** Has the job run within a day, in a store that has none. */
export async function scheduleRetain(storage: DurableObjectStorage, now: number): Promise<void> {
  if (!isDue(storage.sql, JOB) && liveRevision(storage.sql)) await schedule(storage, JOB, now + DAY);
}

/** The job; `pause` is awaited between bites. */
export const retainJobs = (home: Home, pause: Pause): Jobs => ({
  [JOB]: async (now) => {
    await purgeSeenEvents(home.sql, Math.floor(now / DAY) - EVENT_DAYS, pause);
    for (const purge of PURGES) await purgeTable(home.sql, purge, now - purge.days * DAY, pause);
    await namelessCodes(home.sql, now - PERSON_DAYS * DAY, pause);
    const left = await retireInactive(home, now - PERSON_DAYS * DAY, pause);
    await schedule(home.storage, JOB, now + (left === 'more' ? MINUTE : DAY));
  },
});

async function purgeSeenEvents(sql: SqlStorage, beforeDay: number, pause: Pause): Promise<void> {
  for (;;) {
    const gone = sql.exec(
      `DELETE FROM seen_events WHERE (day, id) IN
         (SELECT day, id FROM seen_events WHERE day < ? ORDER BY day, id LIMIT ${BITE}) RETURNING 1`,
      beforeDay,
    );
    if ([...gone].length < BITE) return;
    await pause();
  }
}

async function purgeTable(
  sql: SqlStorage,
  { table, key, over }: (typeof PURGES)[number],
  before: number,
  pause: Pause,
): Promise<void> {
  let after: string | undefined = '';
  while (after !== undefined) {
    const range: { key: string }[] = [
      ...sql.exec<{ key: string }>(
        `SELECT ${key} AS key FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT 1 OFFSET ${BITE}`,
        after,
      ),
    ];
    const last: string | undefined = range[0]?.key;
    sql.exec(
      `DELETE FROM ${table} WHERE ${key} > ? AND (? IS NULL OR ${key} <= ?) AND ${over} < ?`,
      ...[after, last ?? null, last ?? null, before],
    );
    after = last;
    await pause();
  }
}
