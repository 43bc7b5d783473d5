// Sufficient statistics of the renewal model: per product and per store, and the variances they give.
import type { Purchases } from './purchases.ts';

/** Of one product or category: `repeatBuyers` bought a product on two days or more. */
export type ProductSums = { buyers: number; repeatBuyers: number; gaps: number; sumLnGap: number };

/** `pairs`: those with a gap; `pairSquares`: Σ over them (Σ ln gap)² / gaps; `gapsSquared`: Σ gaps²; `reached[n-1]`: pairs with at least n purchases. */
export type StoreSums = {
  buyers: number;
  repeatBuyers: number;
  pairs: number;
  gaps: number;
  sumLnGap: number;
  sumLnGap2: number;
  pairSquares: number;
  gapsSquared: number;
  reached: number[];
  /** Between the days on which one person bought anything. */
  orderGaps: number;
  sumLnOrderGap: number;
};

/** Purchase counts told apart by `repeat`; the last entry holds for all above. */
const MAX_REACHED = 13;

/** No pairs yet. */
export const emptySums = (): StoreSums => ({
  ...{ buyers: 0, repeatBuyers: 0, pairs: 0, gaps: 0, sumLnGap: 0, sumLnGap2: 0 },
  ...{ pairSquares: 0, gapsSquared: 0, orderGaps: 0, sumLnOrderGap: 0 },
  reached: Array.from({ length: MAX_REACHED }, () => 0),
});

/** No pairs of a product or category yet. */
export const noSums = (): ProductSums => ({ buyers: 0, repeatBuyers: 0, gaps: 0, sumLnGap: 0 });

/** Adds one pair to the sums of the store, of its product and of its category. */
export function addPair(store: StoreSums, groups: readonly ProductSums[], { days }: Purchases): void {
  for (let n = 0; n < Math.min(days.length, MAX_REACHED); n++) store.reached[n] = (store.reached[n] ?? 0) + 1;
  const gaps = days.length - 1;
  const own = lnGapSums(days);
  for (const totals of [store, ...groups]) {
    totals.buyers += 1;
    totals.gaps += gaps;
    totals.sumLnGap += own.sum;
    if (gaps > 0) totals.repeatBuyers += 1;
  }
  if (gaps === 0) return;
  store.pairs += 1;
  store.sumLnGap2 += own.squares;
  store.pairSquares += own.sum ** 2 / gaps;
  store.gapsSquared += gaps ** 2;
}

/** Adds the gaps between the days (ascending) on which one person bought anything. */
export function addPerson(store: StoreSums, days: readonly number[]): void {
  store.orderGaps += Math.max(0, days.length - 1);
  store.sumLnOrderGap += lnGapSums(days).sum;
}

/** Σ ln of the gaps between ascending days, and Σ of their squares. */
export function lnGapSums(days: readonly number[]): { sum: number; squares: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 1; i < days.length; i++) {
    const ln = Math.log((days[i] ?? 0) - (days[i - 1] ?? 0));
    sum += ln;
    squares += ln * ln;
  }
  return { sum, squares };
}

/** Pseudo-observations and values a store starts from; bounds keep odd data from breaking dates. */
const PRIOR = { weight: 20, sigma2: 0.7, kappa: 1.5 } as const;
const SIGMA2 = [0.02, 3] as const;
const KAPPA = [0.2, 20] as const;

/** σ² within pairs and κ = σ²/τ², by the moments of a one-way layout with k pairs of unequal size:
 * E Σ gaps·(pair mean − mean)² = (k − 1)·σ² + (gaps − Σ gaps² / gaps)·τ². */
export function variances(store: StoreSums): { sigma2: number; kappa: number } {
  const within = Math.max(0, store.sumLnGap2 - store.pairSquares);
  const freedom = store.gaps - store.pairs;
  const sigma2 = bounded((within + PRIOR.weight * PRIOR.sigma2) / (freedom + PRIOR.weight), SIGMA2);
  const squares = store.gaps === 0 ? 0 : store.pairSquares - store.sumLnGap ** 2 / store.gaps;
  const between = Math.max(0, squares) - Math.max(0, store.pairs - 1) * sigma2;
  const size = store.gaps === 0 ? 0 : store.gaps - store.gapsSquared / store.gaps;
  const tau2 = (between + PRIOR.weight * (sigma2 / PRIOR.kappa)) / (size + PRIOR.weight);
  return { sigma2, kappa: bounded(tau2 > 0 ? sigma2 / tau2 : Number.POSITIVE_INFINITY, KAPPA) };
}

/** r_n: share of pairs with n purchases that reached n + 1, each mixed with 5 pseudo-pairs of the one before. */
export function repeatShares(store: StoreSums, prior: number): number[] {
  const shares: number[] = [];
  for (let n = 0; n + 1 < MAX_REACHED; n++) {
    const before = shares.at(-1) ?? prior;
    shares.push(((store.reached[n + 1] ?? 0) + 5 * before) / ((store.reached[n] ?? 0) + 5));
  }
  return shares;
}

const bounded = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(high, Math.max(low, value));
