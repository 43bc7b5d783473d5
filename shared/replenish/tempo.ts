// Tempo: how fast one customer comes back, for any product and for the products they buy again.
import type { Tempo } from '../schema/profile.ts';
import { DAY_MS } from '../segment/decay.ts';
import type { Purchases } from './purchases.ts';
import { lnGapSums } from './sums.ts';

/** The tempo of a customer; null without purchases. */
export function tempoOf(bought: readonly Pick<Purchases, 'days'>[]): Tempo | null {
  const days = purchaseDays(bought);
  const last = days.at(-1);
  if (last === undefined) return null;
  let gaps = 0;
  let sum = 0;
  for (const purchases of bought) {
    gaps += Math.max(0, purchases.days.length - 1);
    sum += lnGapSums(purchases.days).sum;
  }
  return {
    ...{ gaps, sumLnGap: sum },
    ...{ orderGaps: days.length - 1, sumLnOrderGap: lnGapSums(days).sum, lastAt: last * DAY_MS },
  };
}

/** Distinct ascending days on which anything was bought. */
export function purchaseDays(bought: readonly Pick<Purchases, 'days'>[]): number[] {
  const days = new Set<number>();
  for (const purchases of bought) for (const day of purchases.days) days.add(day);
  return [...days].sort((a, b) => a - b);
}
