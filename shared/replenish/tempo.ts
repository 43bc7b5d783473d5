// Tempo: how fast one customer comes back, for any product and for the products they buy again.
import type { Tempo } from '../schema/profile.ts';
import { DAY_MS } from '../segment/decay.ts';
import { indexFrom } from './index-from.ts';
import type { Purchases } from './purchases.ts';

/** The tempo of a customer; null without purchases. */
export const tempoOf = (bought: readonly Pick<Purchases, 'days'>[]): Tempo | null =>
  tempoHistory(bought)(Number.POSITIVE_INFINITY);

/** The tempo as it was known before a day; null before the first purchase. */
export function tempoHistory(
  bought: readonly Pick<Purchases, 'days'>[],
): (beforeDay: number) => Tempo | null {
  const days = purchaseDays(bought);
  const orders = cumulated(gapsOf(days));
  const pairs = cumulated(bought.flatMap((purchases) => gapsOf(purchases.days)));
  return (beforeDay) => {
    const last = days[indexFrom(days, beforeDay) - 1];
    if (last === undefined) return null;
    const [again, orderAgain] = [pairs(beforeDay), orders(beforeDay)];
    return {
      ...{ gaps: again.gaps, sumLnGap: again.sumLnGap },
      ...{ orderGaps: orderAgain.gaps, sumLnOrderGap: orderAgain.sumLnGap, lastAt: last * DAY_MS },
    };
  };
}

/** Distinct ascending days on which anything was bought. */
export function purchaseDays(bought: readonly Pick<Purchases, 'days'>[]): number[] {
  const days = new Set<number>();
  for (const purchases of bought) for (const day of purchases.days) days.add(day);
  return [...days].sort((a, b) => a - b);
}

type Gap = { readonly endDay: number; readonly lnGap: number };

const gapsOf = (days: readonly number[]): Gap[] =>
  days.slice(1).map((endDay, i) => ({ endDay, lnGap: Math.log(endDay - (days[i] ?? 0)) }));

/** Number and Σ ln of the gaps that ended before a day. */
function cumulated(gaps: Gap[]): (beforeDay: number) => { gaps: number; sumLnGap: number } {
  gaps.sort((a, b) => a.endDay - b.endDay || a.lnGap - b.lnGap);
  const ends = gaps.map(({ endDay }) => endDay);
  const sums = [0];
  for (const { lnGap } of gaps) sums.push((sums.at(-1) ?? 0) + lnGap);
  return (beforeDay) => {
    const count = indexFrom(ends, beforeDay);
    return { gaps: count, sumLnGap: sums[count] ?? 0 };
  };
}
