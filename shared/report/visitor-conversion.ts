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
  /** Of what all of them brought, those who never ordered and customers. */
  readonly revenueShare: number | null;
  readonly averageOrderMinor: number | null;
};

/** By what they were when they first met one. */
export type VisitorConversions = { readonly new: VisitorConversion; readonly existing: VisitorConversion };

/** The figures of visitors counted by their first exposure to anything. */
export function visitorConversions(fresh: Partial<Tally>, existing: Partial<Tally>): VisitorConversions {
  const revenueMinor = (fresh.entrantRevenueMinor ?? 0) + (existing.entrantRevenueMinor ?? 0);
  return { new: conversionOf(fresh, revenueMinor), existing: conversionOf(existing, revenueMinor) };
}

function conversionOf(tally: Partial<Tally>, allMinor: number): VisitorConversion {
  const { entrants = 0, entrantConverted = 0, entrantOrders = 0, entrantRevenueMinor = 0 } = tally;
  return {
    visitors: entrants,
    converted: entrantConverted,
    conversion: entrants === 0 ? null : entrantConverted / entrants,
    orders: entrantOrders,
    revenueMinor: entrantRevenueMinor,
    revenueShare: allMinor === 0 ? null : entrantRevenueMinor / allMinor,
    averageOrderMinor: entrantOrders === 0 ? null : entrantRevenueMinor / entrantOrders,
  };
}
