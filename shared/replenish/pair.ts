// Pair: a person and a product, folded from the days it was bought on.
import type { Pair } from '../schema/profile.ts';
import { decayedAt, decayedCount } from '../segment/decay.ts';
import type { PersonHistory } from '../segment/profile.ts';
import { type Purchases, purchasesOf } from './purchases.ts';

/** All pairs of a person, strongest first: by decayed count at any one moment, then by product id. */
export function pairsOf(history: PersonHistory): Pair[] {
  return purchasesOf(history.lines).map(pairOf).sort(strongerFirst);
}

/** The pair of these purchases. */
export function pairOf(purchases: Purchases): Pair {
  const { product, variant, lastAt, days, quantities } = purchases;
  return {
    product,
    ...(variant === undefined ? {} : { variant }),
    buys: days.length,
    lastAt,
    sumLnGap: sumLnGap(days),
    decayed: decayedCount(days),
    quantity: median(quantities),
    lastQuantity: quantities.at(-1) ?? 0,
  };
}

/** Σ ln of the gaps between ascending days. */
export function sumLnGap(days: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < days.length; i++) sum += Math.log((days[i] ?? 0) - (days[i - 1] ?? 0));
  return sum;
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
