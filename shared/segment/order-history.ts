// Order days of one person and the money of each: what the models of buyers are learnt from.
import { dayOf } from './decay.ts';
import { type HistoryLine, orderTimes } from './profile.ts';

/** Distinct days with an order, ascending, in days since 1970. `spentMinor`: per day what was spent from it on until
 * the next, returns taken off. */
export type OrderHistory = { readonly days: readonly number[]; readonly spentMinor: readonly number[] };

/** Folds lines, in any order; without an order both lists are empty. */
export function orderHistory(lines: readonly HistoryLine[]): OrderHistory {
  const days = [...new Set(orderTimes(lines).map(dayOf))];
  const spentMinor = days.map(() => 0);
  for (const { at, totalMinor, cancelled } of lines) {
    if (cancelled || days.length === 0) continue;
    const i = Math.max(0, lastAtMost(days, dayOf(at)));
    spentMinor[i] = (spentMinor[i] ?? 0) + totalMinor;
  }
  return { days, spentMinor };
}

/** Index of the last of ascending values that is at most `limit`, or -1. */
export function lastAtMost(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
