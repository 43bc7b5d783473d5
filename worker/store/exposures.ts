// Exposures: which visitor saw, or would have seen, which campaign, as what and since when; and what they bought within
// the window. A visitor counts where they were first, whatever happens later: leaving out those who crossed over would
// leave out the ones who come back.
import type { Group } from '../../shared/experiment/assign.ts';
import { type Bought, NOTHING_BOUGHT, visitorTally } from '../../shared/report/tally.ts';
import type { StoredEvent } from './api/events.ts';
import { type DayKey, type TallyChanges, tallyChanges } from './campaign-days.ts';
import type { DesignSince } from './designs.ts';
import { jsonPieces } from './json-pieces.ts';

// `entrant`: their first exposure to anything. `until`: the end of the window in which an order counts. What they bought
// is here as it was last counted, so that a change adds the difference.
export const EXPOSURE_TABLES = `
ALTER TABLE exposures RENAME TO exposures_by_variant;
CREATE TABLE exposures (
  visitor TEXT NOT NULL, campaign TEXT NOT NULL, experiment TEXT NOT NULL, phase INTEGER NOT NULL,
  variant TEXT NOT NULL, side TEXT NOT NULL, stage TEXT NOT NULL, day INTEGER NOT NULL, first_at INTEGER NOT NULL,
  until INTEGER NOT NULL, entrant INTEGER NOT NULL, crossed INTEGER NOT NULL, orders INTEGER NOT NULL,
  revenue_minor INTEGER NOT NULL, costed_minor INTEGER NOT NULL, margin_minor INTEGER NOT NULL,
  click_orders INTEGER NOT NULL, click_revenue_minor INTEGER NOT NULL,
  PRIMARY KEY (visitor, campaign, experiment)) WITHOUT ROWID;
CREATE TABLE clicks (
  visitor TEXT NOT NULL, at INTEGER NOT NULL, campaign TEXT NOT NULL, experiment TEXT NOT NULL,
  PRIMARY KEY (visitor, at, campaign)) WITHOUT ROWID;
`;

const DAY = 86_400_000;

export type Exposure = Bought & {
  readonly visitor: string;
  readonly campaign: string;
  readonly experiment: string;
  readonly phase: number;
  readonly variant: string;
  readonly side: Group;
  readonly stage: string;
  readonly day: number;
  readonly firstAt: number;
  readonly until: number;
  readonly entrant: number;
  readonly crossed: number;
};

export type Click = {
  readonly visitor: string;
  readonly at: number;
  readonly campaign: string;
  readonly experiment: string;
};

const BOUGHT = `orders, revenue_minor AS revenueMinor, costed_minor AS costedMinor, margin_minor AS marginMinor,
  click_orders AS clickOrders, click_revenue_minor AS clickRevenueMinor`;

/** Whether anybody was exposed to anything. */
export const hasExposures = (sql: SqlStorage): boolean =>
  [...sql.exec('SELECT 1 FROM exposures LIMIT 1')].length > 0;

/** The exposures of these browsers. */
export function exposuresOf(sql: SqlStorage, visitors: readonly string[]): Exposure[] {
  return [
    ...sql.exec<Exposure>(
      `SELECT visitor, campaign, experiment, phase, variant, side, stage, day, first_at AS firstAt, until, entrant,
         crossed, ${BOUGHT}
       FROM json_each(?) AS asked CROSS JOIN exposures ON visitor = asked.value`,
      JSON.stringify(visitors),
    ),
  ];
}

/** What these browsers clicked, first to last. */
export function clicksOf(sql: SqlStorage, visitors: readonly string[]): Click[] {
  return [
    ...sql.exec<Click>(
      `SELECT visitor, at, campaign, experiment FROM json_each(?) AS asked CROSS JOIN clicks ON visitor = asked.value
       ORDER BY visitor, at`,
      JSON.stringify(visitors),
    ),
  ];
}

/** Notes that a browser saw, or would have seen, a campaign; whether it is the first time. */
export function expose(
  sql: SqlStorage,
  visitor: string,
  event: StoredEvent,
  { experiment, since, days }: DesignSince,
  changes: TallyChanges,
): boolean {
  const { campaign, variant, group: side, stage, day, at } = event;
  const known = [
    ...sql.exec<Pick<Exposure, 'campaign' | 'experiment' | 'variant' | 'side' | 'crossed'>>(
      'SELECT campaign, experiment, variant, side, crossed FROM exposures WHERE visitor = ?',
      visitor,
    ),
  ];
  const before = known.find((one) => one.campaign === campaign && one.experiment === experiment);
  if (before) {
    if (!before.crossed && (before.variant !== variant || before.side !== side)) {
      cross(sql, visitor, campaign, experiment);
      changes.add(dayKeyOf(event, since), { crossed: 1 });
    }
    return false;
  }
  const entrant = known.length === 0;
  sql.exec(
    `INSERT INTO exposures (visitor, campaign, experiment, phase, variant, side, stage, day, first_at, until, entrant,
       crossed, orders, revenue_minor, costed_minor, margin_minor, click_orders, click_revenue_minor)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0)`,
    ...[
      visitor,
      campaign,
      experiment,
      since,
      variant,
      side,
      stage,
      day,
      at,
      at + days * DAY,
      entrant ? 1 : 0,
    ],
  );
  changes.add(dayKeyOf(event, since), visitorTally(NOTHING_BOUGHT, entrant));
  return true;
}

function cross(sql: SqlStorage, visitor: string, campaign: string, experiment: string): void {
  sql.exec(
    'UPDATE exposures SET crossed = 1 WHERE visitor = ? AND campaign = ? AND experiment = ?',
    visitor,
    campaign,
    experiment,
  );
}

/** Keeps a click, for the footnote that credits the last one. */
export function keepClick(
  sql: SqlStorage,
  visitor: string,
  { at, campaign }: StoredEvent,
  { experiment }: DesignSince,
): void {
  sql.exec(
    'INSERT INTO clicks (visitor, at, campaign, experiment) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    visitor,
    at,
    campaign,
    experiment,
  );
}

/** The tally an event belongs to. */
export const dayKeyOf = (
  { campaign, day, variant, group: side, stage }: StoredEvent,
  phase: number,
): DayKey => ({
  ...{ campaign, day, phase, variant, side, stage },
});

/** Writes what visitors bought as it is now counted. */
export function putBought(sql: SqlStorage, exposures: readonly Exposure[]): void {
  const rows = exposures.map((one) => [
    ...[one.visitor, one.campaign, one.experiment, one.orders, one.revenueMinor, one.costedMinor],
    ...[one.marginMinor, one.clickOrders, one.clickRevenueMinor],
  ]);
  for (const json of jsonPieces(rows))
    sql.exec(
      `UPDATE exposures SET orders = value ->> 3, revenue_minor = value ->> 4, costed_minor = value ->> 5,
         margin_minor = value ->> 6, click_orders = value ->> 7, click_revenue_minor = value ->> 8
       FROM json_each(?)
       WHERE visitor = value ->> 0 AND campaign = value ->> 1 AND experiment = value ->> 2`,
      json,
    );
}

/** Takes what was counted of these browsers off the tallies, before their exposures go. */
export function untally(sql: SqlStorage, visitors: readonly string[]): void {
  const changes = tallyChanges();
  for (const one of exposuresOf(sql, visitors)) changes.add(one, visitorTally(one, one.entrant === 1), -1);
  changes.write(sql);
}
