// New against existing customers, month by month: what first orders bring, and what the later ones do.
import { type Month, monthName } from './months.ts';
import type { PurchaseInMonth } from './purchase.ts';

export type Buyers = {
  readonly customers: number;
  readonly orders: number;
  readonly revenueMinor: number;
  /** Null without orders. */
  readonly averageOrderMinor: number | null;
};

export type MonthOfBuyers = {
  readonly month: string;
  /** By their first order ever. */
  readonly new: Buyers;
  /** By any later one. */
  readonly existing: Buyers & {
    /** Who had ordered before the month began, and the share of them who ordered in it. */
    readonly known: number;
    readonly conversion: number | null;
  };
};

type Sums = { customers: number; orders: number; revenueMinor: number };
type Draft = { first: Sums; later: Sums; returned: number };

/** The `shown` months up to `current`. */
export function newcomers(current: Month, shown: number) {
  const from = current - shown + 1;
  const drafts = Array.from({ length: shown }, draft);
  /** Customers by the month of their first order; `[0]`: before all that are shown. */
  const begun = Array.from({ length: shown + 1 }, () => 0);
  return {
    /** `orders`: of one person, first to last. */
    add: (orders: readonly PurchaseInMonth[]): void => {
      const start = orders[0]?.month;
      if (start === undefined) return;
      const place = Math.max(0, start - from + 1);
      begun[place] = (begun[place] ?? 0) + 1;
      const seen = new Set<Month>();
      for (const [i, { month, revenueMinor }] of orders.entries()) {
        const sums = drafts[month - from];
        if (sums === undefined) continue;
        const kind = i === 0 ? sums.first : sums.later;
        kind.orders += 1;
        kind.revenueMinor += revenueMinor;
        if (i === 0) kind.customers += 1;
        else if (!seen.has(month)) {
          seen.add(month);
          kind.customers += 1;
          if (start < month) sums.returned += 1;
        }
      }
    },
    result: (): MonthOfBuyers[] => {
      let known = 0;
      return drafts.map(({ first, later, returned }, i) => {
        known += begun[i] ?? 0;
        return {
          month: monthName(from + i),
          new: buyers(first),
          existing: { ...buyers(later), known, conversion: known === 0 ? null : returned / known },
        };
      });
    },
  };
}

const buyers = (sums: Sums): Buyers => ({
  ...sums,
  averageOrderMinor: sums.orders === 0 ? null : sums.revenueMinor / sums.orders,
});

const none = (): Sums => ({ customers: 0, orders: 0, revenueMinor: 0 });
const draft = (): Draft => ({ first: none(), later: none(), returned: 0 });
