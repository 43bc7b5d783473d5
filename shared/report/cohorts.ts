// Cohorts: customers by the month of their first order, and how many of them, with how much money, came back.
import { type Month, monthName } from './months.ts';
import type { PurchaseInMonth } from './purchase.ts';
import { type RepeatRates, repeats } from './repeats.ts';

export type Cohort = RepeatRates & {
  readonly month: string;
  readonly customers: number;
  /** Net of returns, until now. */
  readonly revenueMinor: number;
  /** `[k]`: k months after the first order; how many ordered in that month, and what those orders brought. */
  readonly months: readonly {
    readonly customers: number;
    readonly share: number;
    readonly revenueMinor: number;
  }[];
};

type Cell = { customers: number; revenueMinor: number };
type Draft = Cell & { readonly cells: Cell[]; readonly again: ReturnType<typeof repeats> };

/** The cohorts of the `shown` months up to `current`; people whose first order is older are left out. */
export function cohorts(current: Month, shown: number) {
  const drafts = new Map<Month, Draft>();
  return {
    /** `orders`: of one person, first to last. */
    add: (orders: readonly PurchaseInMonth[]): void => {
      const first = orders[0]?.month;
      if (first === undefined || first <= current - shown || first > current) return;
      const draft = draftOf(drafts, first);
      draft.customers += 1;
      draft.again.add(orders);
      for (const [i, { month, revenueMinor }] of orders.entries()) {
        const cell = cellOf(draft, month - first);
        if (month !== orders[i - 1]?.month) cell.customers += 1;
        cell.revenueMinor += revenueMinor;
        draft.revenueMinor += revenueMinor;
      }
    },
    result: (): Cohort[] =>
      [...drafts]
        .sort(([a], [b]) => a - b)
        .map(([month, { customers, again, revenueMinor, cells }]) => ({
          ...{ month: monthName(month), customers, ...again.result(), revenueMinor },
          months: Array.from({ length: current - month + 1 }, (_, k) => {
            const cell = cells[k] ?? { customers: 0, revenueMinor: 0 };
            return { ...cell, share: cell.customers / customers };
          }),
        })),
  };
}

function draftOf(drafts: Map<Month, Draft>, month: Month): Draft {
  let draft = drafts.get(month);
  if (draft === undefined) {
    draft = { customers: 0, revenueMinor: 0, cells: [], again: repeats() };
    drafts.set(month, draft);
  }
  return draft;
}

function cellOf({ cells }: Draft, k: number): Cell {
  let cell = cells[k];
  if (cell === undefined) {
    cell = { customers: 0, revenueMinor: 0 };
    cells[k] = cell;
  }
  return cell;
}
