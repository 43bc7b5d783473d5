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

const COUNTED = [
  ...['crossed', 'orders', 'revenue_minor', 'costed_minor', 'margin_minor'],
  ...['click_orders', 'click_revenue_minor'],
];
const FIELDS = [
  ...['visitor', 'campaign', 'experiment', 'phase', 'variant', 'side', 'stage', 'day', 'first_at', 'until'],
  ...['entrant', ...COUNTED],
];

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

/** What it is that a browser saw, or would have seen: one row each. */
export const exposureKey = ({ visitor, campaign, experiment }: ExposureName): string =>
  `${visitor}/${campaign}/${experiment}`;

type ExposureName = Pick<Exposure, 'visitor' | 'campaign' | 'experiment'>;

/** The exposure that is new by an event, or crosses over by it; null where the event changes nothing of what the browser
 * `saw` before. */
export function exposedBy(
  event: StoredEvent,
  visitor: string,
  { experiment, since, days }: DesignSince,
  saw: ReadonlyMap<string, Exposure>,
  changes: TallyChanges,
): Exposure | null {
  const { campaign, variant, group: side, stage, day, at } = event;
  const before = saw.get(exposureKey({ visitor, campaign, experiment }));
  if (before) {
    if (before.crossed || (before.variant === variant && before.side === side)) return null;
    changes.add(dayKeyOf(event, since), { crossed: 1 });
    return { ...before, crossed: 1 };
  }
  const entrant = saw.size === 0;
  changes.add(dayKeyOf(event, since), visitorTally(NOTHING_BOUGHT, entrant));
  return {
    ...{ visitor, campaign, experiment, phase: since, variant, side, stage, day, firstAt: at },
    ...{ until: at + days * DAY, entrant: entrant ? 1 : 0, crossed: 0 },
    ...NOTHING_BOUGHT,
  };
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

/** Writes exposures that are new, and of known ones whether they crossed over and what was bought, as now counted. */
export function putExposures(sql: SqlStorage, exposures: readonly Exposure[]): void {
  const rows = exposures.map((one) => [
    ...[one.visitor, one.campaign, one.experiment, one.phase, one.variant, one.side, one.stage, one.day],
    ...[one.firstAt, one.until, one.entrant, one.crossed, one.orders, one.revenueMinor, one.costedMinor],
    ...[one.marginMinor, one.clickOrders, one.clickRevenueMinor],
  ]);
  for (const json of jsonPieces(rows))
    sql.exec(
      `INSERT INTO exposures (${FIELDS.join(', ')})
       SELECT ${FIELDS.map((_, i) => `value ->> ${i}`).join(', ')} FROM json_each(?) WHERE true
       ON CONFLICT DO UPDATE SET ${COUNTED.map((name) => `${name} = excluded.${name}`).join(', ')}`,
      json,
    );
}

/** Takes what was counted of these browsers off the tallies, before their exposures go. */
export function untally(sql: SqlStorage, visitors: readonly string[]): void {
  const changes = tallyChanges();
  for (const one of exposuresOf(sql, visitors)) changes.add(one, visitorTally(one, one.entrant === 1), -1);
  changes.write(sql);
}
