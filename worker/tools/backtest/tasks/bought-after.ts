// What a person bought after a moment.
import { isPurchase } from '../../../../shared/replenish/purchases.ts';
import { DAY_MS, dayOf } from '../../../../shared/segment/decay.ts';
import type { HistoryLine } from '../../../../shared/segment/profile.ts';

/** When each product was bought first (ms) within some days after `at`. */
export function firstBought(
  lines: readonly HistoryLine[],
  at: number,
  days = Number.POSITIVE_INFINITY,
): Map<string, number> {
  const first = new Map<string, number>();
  for (const line of lines) {
    if (!isPurchase(line) || line.at < at || line.at >= at + days * DAY_MS) continue;
    first.set(line.product, Math.min(line.at, first.get(line.product) ?? line.at));
  }
  return first;
}

/** What a person bought on the first day they bought anything: the next basket. */
export function firstBasket(lines: readonly HistoryLine[]): Set<string> {
  const bought = lines.filter(isPurchase);
  const day = bought.reduce((first, line) => Math.min(first, dayOf(line.at)), Number.POSITIVE_INFINITY);
  return new Set(bought.filter((line) => dayOf(line.at) === day).map((line) => line.product));
}
