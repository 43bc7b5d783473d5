// Conversions: what exposed visitors bought, worked out anew from the rows of their orders whenever these change, so that
// refunds, cancellations, late imports and merges undo exactly what was counted.
import { type ClickOn, conversionsIn } from '../../shared/report/conversions.ts';
import { type Sale, salesIn } from '../../shared/report/sale.ts';
import { type Bought, visitorTally } from '../../shared/report/tally.ts';
import { type TallyChanges, tallyChanges } from './campaign-days.ts';
import { clicksOf, type Exposure, exposuresOf, hasExposures, putExposures } from './exposures.ts';
import { historyLine, LINE_FIELDS, type StoredLine, visitorsOf } from './history.ts';
import { costsOnDemand, namesOnDemand } from './products.ts';

/** `by_code`: the browser is known by a code it was shown and no hash came with the order. Nobody who was held out can
 * be known in that way, so such orders count in no comparison. */
export const LINKED_BY_CODE = 'ALTER TABLE visitor_orders ADD COLUMN by_code INTEGER NOT NULL DEFAULT 0;';

type Link = {
  readonly visitor: string;
  readonly id: string;
  readonly person: string;
  readonly at: number;
};

const BOUGHT = [
  ...(['orders', 'revenueMinor', 'costedMinor', 'marginMinor', 'clickOrders', 'clickRevenueMinor'] as const),
];

/** Counts anew what the browsers of these people bought (`c:`, `e:`, or `v:` and hash), each tally written once. */
export function recountPeople(sql: SqlStorage, people: readonly string[]): void {
  if (people.length === 0 || !hasExposures(sql)) return;
  const visitors = people.flatMap((person) =>
    person.startsWith('v:') ? [person.slice(2)] : visitorsOf(sql, person),
  );
  const changes = tallyChanges();
  putExposures(sql, recounted(sql, exposuresOf(sql, [...new Set(visitors)]), changes));
  changes.write(sql);
}

/** The exposures that tell another thing once what their browsers bought is counted anew; `all` those browsers have. */
export function recounted(sql: SqlStorage, all: readonly Exposure[], changes: TallyChanges): Exposure[] {
  const exposures = Map.groupBy(all, ({ visitor }) => visitor);
  if (exposures.size === 0) return [];
  const exposed = [...exposures.keys()];
  const clicks = Map.groupBy(clicksOf(sql, exposed), ({ visitor }) => visitor);
  const sales = salesOf(sql, exposures);
  const changed: Exposure[] = [];
  for (const [visitor, windows] of exposures) {
    const bought = conversionsIn(windows, clicks.get(visitor) ?? NO_CLICKS, sales.get(visitor) ?? NO_SALES);
    for (const [before, now] of bought) {
      if (isSame(before, now)) continue;
      const isEntrant = before.entrant === 1;
      changes.add(before, visitorTally(before, isEntrant), -1);
      changes.add(before, visitorTally(now, isEntrant));
      changed.push({ ...before, ...now });
    }
  }
  return changed;
}

/** Whether any order that came from this browser was placed at this moment (ms) or later. */
export const boughtSince = (sql: SqlStorage, visitor: string, at: number): boolean =>
  linksOf(sql, [visitor]).some((link) => link.at >= at);

const NO_CLICKS: readonly ClickOn[] = [];
const NO_SALES: readonly Sale[] = [];

const isSame = (before: Bought, now: Bought): boolean => BOUGHT.every((name) => before[name] === now[name]);

/** Orders that carried the hash of one of these browsers themselves. */
const linksOf = (sql: SqlStorage, visitors: readonly string[]): Link[] => [
  ...sql.exec<Link>(
    `SELECT v.visitor, o.id, o.person, o.at FROM json_each(?) AS asked
     CROSS JOIN visitor_orders AS v ON v.visitor = asked.value AND v.by_code = 0
     CROSS JOIN orders AS o ON o.id = v.order_id`,
    JSON.stringify(visitors),
  ),
];

/** What each browser's orders brought, as far as they can count: none before its first exposure. */
function salesOf(
  sql: SqlStorage,
  exposures: ReadonlyMap<string, readonly Exposure[]>,
): ReadonlyMap<string, readonly Sale[]> {
  const since = (visitor: string) =>
    (exposures.get(visitor) ?? []).reduce((first, { firstAt }) => Math.min(first, firstAt), Infinity);
  const links = linksOf(sql, [...exposures.keys()]).filter(({ visitor, at }) => at >= since(visitor));
  if (links.length === 0) return new Map();
  const byOrder = salesByOrder(sql, [...new Set(links.map(({ person }) => person))]);
  const sales = new Map<string, Sale[]>();
  for (const { visitor, id } of links) {
    const sale = byOrder.get(id);
    if (sale) sales.set(visitor, [...(sales.get(visitor) ?? []), sale]);
  }
  return sales;
}

/** Every sale of these people: a return may be booked as an order of its own, which no browser placed. */
function salesByOrder(sql: SqlStorage, people: readonly string[]): ReadonlyMap<string, Sale> {
  const names = namesOnDemand(sql);
  const costs = costsOnDemand(sql);
  const rows = sql.exec<StoredLine>(
    `SELECT ${LINE_FIELDS} FROM json_each(?) AS one CROSS JOIN order_lines ON person = one.value`,
    JSON.stringify(people),
  );
  const byPerson = Map.groupBy([...rows], ({ person }) => person);
  const sales = [...byPerson.values()].flatMap((lines) =>
    salesIn(
      lines.map((line) => historyLine(line, names)),
      costs,
    ),
  );
  return new Map(sales.map((sale) => [sale.order, sale]));
}
