// Visitors who never ordered against customers: how many of each buy, and for how much.
import type { Tally } from './tally.ts';

/** Visitors who consented and met an offer, or would have but for being held out, each once; orders within the window
 * after. Null where there is nothing to divide by. */
export type VisitorConversion = {
  readonly visitors: number;
  readonly converted: number;
  readonly conversion: number | null;
  readonly orders: number;
  readonly revenueMinor: number;
  readonly averageOrderMinor: number | null;
};

/** The figures of visitors counted by their first exposure to anything. */
export function visitorConversion(tally: Partial<Tally>): VisitorConversion {
  const { entrants = 0, entrantConverted = 0, entrantOrders = 0, entrantRevenueMinor = 0 } = tally;
  return {
    visitors: entrants,
    converted: entrantConverted,
    conversion: entrants === 0 ? null : entrantConverted / entrants,
    orders: entrantOrders,
    revenueMinor: entrantRevenueMinor,
    averageOrderMinor: entrantOrders === 0 ? null : entrantRevenueMinor / entrantOrders,
  };
}
