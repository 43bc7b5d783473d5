// What browsers report: each event once, exposures per browser, counts per day. Visitors are hashes here.
import type { StoredEvent } from './api.ts';

// Days come first in the keys, so that old ones leave by one range.
export const EVENT_TABLES = `
CREATE TABLE seen_events (day INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (day, id)) WITHOUT ROWID;
CREATE TABLE exposures (
  visitor TEXT NOT NULL, campaign TEXT NOT NULL, variant TEXT NOT NULL, revision INTEGER NOT NULL, held INTEGER NOT NULL,
  first_at INTEGER NOT NULL, PRIMARY KEY (visitor, campaign, variant)) WITHOUT ROWID;
CREATE TABLE daily_counts (
  day INTEGER NOT NULL, campaign TEXT NOT NULL, variant TEXT NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (day, campaign, variant, kind)) WITHOUT ROWID;
`;

const DAY = 86_400_000;
/** A proof holds for a day, and the time of an event is taken within a day of its arrival: sent again, the same
 * event may lie so many days from where it was. */
const APART = 3;

/** Records the events not seen before, all in the caller's transaction. Returns how many those were. */
export function recordEvents(sql: SqlStorage, visitorHash: string, events: readonly StoredEvent[]): number {
  let fresh = 0;
  for (const event of events) {
    const day = Math.floor(event.at / DAY);
    if (wasSeen(sql, day, event.id)) continue;
    sql.exec('INSERT INTO seen_events (day, id) VALUES (?, ?)', day, event.id);
    fresh += 1;
    if (event.kind === 'shown') expose(sql, visitorHash, event);
    sql.exec(
      `INSERT INTO daily_counts (day, campaign, variant, kind, count) VALUES (?, ?, ?, ?, 1)
       ON CONFLICT DO UPDATE SET count = count + 1`,
      day,
      event.campaign,
      event.variant,
      event.held ? `held-${event.kind}` : event.kind,
    );
  }
  return fresh;
}

/** Erases the exposures of a browser that withdrew its consent; counts name nobody and stay. */
export function forgetVisitorExposures(sql: SqlStorage, visitorHash: string): void {
  sql.exec('DELETE FROM exposures WHERE visitor = ?', visitorHash);
}

function wasSeen(sql: SqlStorage, day: number, id: string): boolean {
  const days = Array.from({ length: 2 * APART + 1 }, (_, i) => day - APART + i);
  const rows = sql.exec(
    'SELECT 1 FROM json_each(?) AS near CROSS JOIN seen_events AS s ON s.day = near.value AND s.id = ? LIMIT 1',
    JSON.stringify(days),
    id,
  );
  return [...rows].length > 0;
}

function expose(sql: SqlStorage, visitorHash: string, event: StoredEvent): void {
  sql.exec(
    `INSERT INTO exposures (visitor, campaign, variant, revision, held, first_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    visitorHash,
    event.campaign,
    event.variant,
    event.revision,
    event.held ? 1 : 0,
    event.at,
  );
}
