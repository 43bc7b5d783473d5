// Tallies per campaign and day: all that reports of campaigns read. They name nobody and outlive the rows they count.
import type { Group } from '../../shared/experiment/assign.ts';
import { TALLIES, type Tally, tallySum } from '../../shared/report/tally.ts';
import { jsonPieces } from './json-pieces.ts';

// `day`: of the event, for what visitors bought that of their first exposure; in the store's time zone. `phase`: the
// revision since which the campaign divides visitors as it did (0: before that was kept). `side`: who was shown it,
// and who was held out. `stage` is empty where it is not known.
export const CAMPAIGN_DAY_TABLES = `
CREATE TABLE campaign_days (
  campaign TEXT NOT NULL, day INTEGER NOT NULL, phase INTEGER NOT NULL, variant TEXT NOT NULL, side TEXT NOT NULL,
  stage TEXT NOT NULL,
  shown INTEGER NOT NULL DEFAULT 0, clicked INTEGER NOT NULL DEFAULT 0, dismissed INTEGER NOT NULL DEFAULT 0,
  submitted INTEGER NOT NULL DEFAULT 0, applied INTEGER NOT NULL DEFAULT 0, leads INTEGER NOT NULL DEFAULT 0,
  codes INTEGER NOT NULL DEFAULT 0, crossed INTEGER NOT NULL DEFAULT 0, visitors INTEGER NOT NULL DEFAULT 0,
  converted INTEGER NOT NULL DEFAULT 0, orders INTEGER NOT NULL DEFAULT 0, revenue_minor INTEGER NOT NULL DEFAULT 0,
  revenue_squares REAL NOT NULL DEFAULT 0, costed_minor INTEGER NOT NULL DEFAULT 0, margin_minor INTEGER NOT NULL DEFAULT 0,
  margin_squares REAL NOT NULL DEFAULT 0, click_orders INTEGER NOT NULL DEFAULT 0, click_revenue_minor INTEGER NOT NULL DEFAULT 0,
  entrants INTEGER NOT NULL DEFAULT 0, entrant_converted INTEGER NOT NULL DEFAULT 0, entrant_orders INTEGER NOT NULL DEFAULT 0,
  entrant_revenue_minor INTEGER NOT NULL DEFAULT 0, entrant_squares REAL NOT NULL DEFAULT 0,
  PRIMARY KEY (campaign, day, phase, variant, side, stage)) WITHOUT ROWID;
`;

/** What a tally is of; `day` in whole days since 1970. */
export type DayKey = {
  readonly campaign: string;
  readonly day: number;
  readonly phase: number;
  readonly variant: string;
  readonly side: Group;
  readonly stage: string;
};

/** The columns of `TALLIES`, in their order. */
export const COLUMNS = TALLIES.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
const ADD = `
INSERT INTO campaign_days (campaign, day, phase, variant, side, stage, ${COLUMNS})
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
  ${COLUMNS.map((_, i) => `value ->> ${i + 6}`)}
FROM json_each(?) WHERE true
ON CONFLICT DO UPDATE SET ${COLUMNS.map((name) => `${name} = ${name} + excluded.${name}`)}`;

/** Changes to tallies, gathered so that each is written once. */
export function tallyChanges() {
  const changes = new Map<string, { key: DayKey; tally: Partial<Tally> }>();
  return {
    /** Adds a tally `times`; −1 undoes it. */
    add: (key: DayKey, tally: Partial<Tally>, times = 1): void => {
      const id = JSON.stringify([key.campaign, key.day, key.phase, key.variant, key.side, key.stage]);
      const known = changes.get(id);
      changes.set(id, { key, tally: tallySum(known?.tally ?? {}, tally, times) });
    },
    /** Writes them; what came to nothing is not written. */
    write: (sql: SqlStorage): void => {
      const rows = [...changes.values()]
        .filter(({ tally }) => TALLIES.some((name) => tally[name]))
        .map(({ key, tally }) => [
          ...[key.campaign, key.day, key.phase, key.variant, key.side, key.stage],
          ...TALLIES.map((name) => tally[name] ?? 0),
        ]);
      for (const json of jsonPieces(rows)) sql.exec(ADD, json);
    },
  };
}

export type TallyChanges = ReturnType<typeof tallyChanges>;
