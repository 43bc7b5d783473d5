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
    /** The share of what all these had brought before it that they had. */
    readonly revenueConversion: number | null;
  };
};

type Sums = { customers: number; orders: number; revenueMinor: number };
/** People, and what they had brought; nothing where they gave back more than they paid. */
type Known = { customers: number; broughtMinor: number };
type Draft = { first: Sums; later: Sums; returned: Known };

/** The `shown` months up to `current`. */
export function newcomers(current: Month, shown: number) {
  const from = current - shown + 1;
  const drafts = Array.from({ length: shown }, draft);
  /** What each month adds to those known after it; `[0]`: all before the months that are shown. */
  const added = Array.from({ length: shown + 1 }, nobody);
  return {
    /** `orders`: of one person, first to last. */
    add: (orders: readonly PurchaseInMonth[]): void => {
      const start = orders[0]?.month;
      if (start === undefined) return;
      let sumMinor = 0;
      for (const [i, { month, revenueMinor }] of orders.entries()) {
        const before = Math.max(0, sumMinor);
        sumMinor += revenueMinor;
        const brought = Math.max(0, sumMinor) - before;
        join(added[Math.max(0, month - from + 1)], i === 0 ? 1 : 0, brought);
        const sums = drafts[month - from];
        if (sums === undefined) continue;
        const kind = i === 0 ? sums.first : sums.later;
        kind.orders += 1;
        kind.revenueMinor += revenueMinor;
        if (i > 1 && month === orders[i - 1]?.month) continue;
        kind.customers += 1;
        if (start < month) join(sums.returned, 1, before);
      }
    },
    result: (): MonthOfBuyers[] => {
      const known = nobody();
      return drafts.map(({ first, later, returned }, i) => {
        join(known, added[i]?.customers ?? 0, added[i]?.broughtMinor ?? 0);
        const existing = {
          ...{ ...buyers(later), known: known.customers },
          conversion: shareOf(returned.customers, known.customers),
          revenueConversion: shareOf(returned.broughtMinor, known.broughtMinor),
        };
        return { month: monthName(from + i), new: buyers(first), existing };
      });
    },
  };
}

function join(known: Known | undefined, customers: number, broughtMinor: number): void {
  if (known === undefined) return;
  known.customers += customers;
  known.broughtMinor += broughtMinor;
}

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const buyers = (sums: Sums): Buyers => ({
  ...sums,
  averageOrderMinor: sums.orders === 0 ? null : sums.revenueMinor / sums.orders,
});

const none = (): Sums => ({ customers: 0, orders: 0, revenueMinor: 0 });
const nobody = (): Known => ({ customers: 0, broughtMinor: 0 });
const draft = (): Draft => ({ first: none(), later: none(), returned: nobody() });
