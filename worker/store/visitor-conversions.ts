// Who buys among the visitors that met an offer: those who had never ordered, and customers.
import type { Tally } from '../../shared/report/tally.ts';
import { type VisitorConversions, visitorConversions } from '../../shared/report/visitor-conversion.ts';

/** From tallies alone; a visitor whose stage is not known is in neither. */
export function visitorConversionsIn(sql: SqlStorage): VisitorConversions {
  const sums = (among: string): Partial<Tally> =>
    sql
      .exec<Partial<Tally>>(
        `SELECT total(entrants) AS entrants, total(entrant_converted) AS entrantConverted,
           total(entrant_orders) AS entrantOrders, total(entrant_revenue_minor) AS entrantRevenueMinor
         FROM campaign_days WHERE stage ${among} IN ('new', 'returning') AND stage <> ''`,
      )
      .one();
  return visitorConversions(sums(''), sums('NOT'));
}
