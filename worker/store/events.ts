// What browsers report: each event once, exposures per browser, tallies per day. Visitors are hashes here.
import type { TallyName } from '../../shared/report/tally.ts';
import type { StoredEvent } from './api/events.ts';
import { tallyChanges } from './campaign-days.ts';
import { boughtSince, recounted } from './conversions.ts';
import { designAt } from './designs.ts';
import {
  dayKeyOf,
  type Exposure,
  exposedBy,
  exposureKey,
  exposuresOf,
  keepClick,
  putExposures,
} from './exposures.ts';

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

/** What was counted before groups were told apart goes on under phase 0. */
export const COUNTED_BEFORE = `
INSERT INTO campaign_days (campaign, day, phase, variant, side, stage, shown, clicked, dismissed, submitted, applied)
  SELECT campaign, day, 0, variant, iif(kind LIKE 'held-%', 'holdout', 'shown'), '',
    sum(iif(kind IN ('shown', 'held-shown'), count, 0)), sum(iif(kind = 'clicked', count, 0)),
    sum(iif(kind = 'dismissed', count, 0)), sum(iif(kind = 'submitted', count, 0)),
    sum(iif(kind = 'applied', count, 0))
  FROM daily_counts GROUP BY 1, 2, 4, 5;
INSERT OR IGNORE INTO campaign_designs (campaign, since, design)
  SELECT DISTINCT campaign, 0, '{"kind":"","experiment":"","holdout":0,"variants":[],"control":0,"days":7}'
  FROM daily_counts;
DROP TABLE daily_counts;
INSERT INTO exposures
  SELECT visitor, campaign, '', 0, variant, iif(held, 'holdout', 'shown'), '', min(first_at) / 86400000, min(first_at),
    min(first_at), 0, 0, 0, 0, 0, 0, 0, 0
  FROM exposures_by_variant GROUP BY visitor, campaign;
INSERT INTO campaign_days (campaign, day, phase, variant, side, stage, visitors)
  SELECT campaign, day, 0, variant, side, '', count(*) FROM exposures WHERE true GROUP BY 1, 2, 4, 5
  ON CONFLICT DO UPDATE SET visitors = excluded.visitors;
DROP TABLE exposures_by_variant;
`;

const DAY = 86_400_000;
/** A proof holds for a day, and an event lies between its proof and its arrival: sent again, the same event may lie so
 * many days from where it was. */
const APART = 3;

/** Records the events not seen before, all in the caller's transaction. Returns how many those were. */
export function recordEvents(sql: SqlStorage, visitor: string, events: readonly StoredEvent[]): number {
  const changes = tallyChanges();
  const saw = new Map(exposuresOf(sql, [visitor]).map((one) => [exposureKey(one), one]));
  const changed = new Map<string, Exposure>();
  const note = (one: Exposure) => {
    saw.set(exposureKey(one), one);
    changed.set(exposureKey(one), one);
  };
  let fresh = 0;
  let since = Infinity;
  for (const event of events.toSorted((a, b) => a.at - b.at)) {
    const { id, kind, at, campaign, revision } = event;
    const day = Math.floor(at / DAY);
    if (wasSeen(sql, day, id)) continue;
    sql.exec('INSERT INTO seen_events (day, id) VALUES (?, ?)', day, id);
    fresh += 1;
    const design = designAt(sql, campaign, revision);
    changes.add(dayKeyOf(event, design.since), { [kind satisfies TallyName]: 1 });
    const exposure = kind === 'shown' ? exposedBy(event, visitor, design, saw, changes) : null;
    if (exposure) note(exposure);
    if (kind === 'clicked') keepClick(sql, visitor, event, design);
    if (exposure?.firstAt === at || kind === 'clicked') since = Math.min(since, at);
  }
  // The order may have been faster than the browser.
  if (since < Infinity && boughtSince(sql, visitor, since))
    recounted(sql, [...saw.values()], changes).forEach(note);
  putExposures(sql, [...changed.values()]);
  changes.write(sql);
  return fresh;
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
