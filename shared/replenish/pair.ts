// Pair: a person and a product, folded from the days it was bought on.
import type { Pair } from '../schema/profile.ts';
import { DAY_MS, decayedAt, decayedCount } from '../segment/decay.ts';
import type { Purchases } from './purchases.ts';
import type { PairState } from './renewal.ts';
import { lnGapSums } from './sums.ts';
import { purchaseDays } from './tempo.ts';

/** The pairs of all that a person bought, strongest first: by decayed count at any one moment, then by product id. */
export function pairsOf(bought: readonly Purchases[]): Pair[] {
  const days = purchaseDays(bought);
  return bought.map((purchases) => pairOf(purchases, days)).sort(strongerFirst);
}

/** The pair of these purchases, of somebody who bought something on `purchaseDays` (ascending). */
export function pairOf(purchases: Purchases, purchaseDays: readonly number[]): Pair {
  const { product, variant, lastAt, quantities } = purchases;
  return {
    product,
    ...(variant === undefined ? {} : { variant }),
    ...pairState(purchases, purchaseDays),
    lastAt,
    quantity: median(quantities),
  };
}

/** What the next need depends on, of somebody who bought something on `purchaseDays` (ascending). */
export function pairState(
  { days, quantities }: Pick<Purchases, 'days' | 'quantities'>,
  purchaseDays: readonly number[],
): PairState {
  const last = days.at(-1) ?? 0;
  const { sum, squares } = lnGapSums(days);
  const lnQuantities = quantities.map(Math.log);
  const usual = lnQuantities.reduce((total, ln) => total + ln, 0) / Math.max(1, lnQuantities.length);
  let since = 0;
  while ((purchaseDays.at(-1 - since) ?? last) > last) since += 1;
  return {
    ...{ buys: days.length, lastAt: last * DAY_MS, sumLnGap: sum, sumLnGap2: squares },
    ...{ decayed: decayedCount(days), lastQuantity: quantities.at(-1) ?? 0 },
    ...{ lnQuantity: (lnQuantities.at(-1) ?? 0) - usual, ordersSince: since },
  };
}

function strongerFirst(a: Pair, b: Pair): number {
  const now = Math.max(a.lastAt, b.lastAt);
  const gain = decayedAt(b.decayed, b.lastAt, now) - decayedAt(a.decayed, a.lastAt, now);
  return gain || (a.product < b.product ? -1 : 1);
}

/** The lower of the two middle values when there is no single one, so that it stays a quantity once bought. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
}
