// How strongly companions are regularised, decided by the store's own past.
import type { CoCounts } from './co-counts.ts';
import { asGoodAsBest, gainsOf, type HeldOut } from './held-out.ts';
import type { Strongest } from './strongest.ts';

/** λ as multiples of how many people bought a product on average, weakest first. */
const STRENGTHS = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16] as const;

/** The weakest λ whose lists of ten are as good by NDCG as the best one's, within a standard error of the difference:
 * stronger ones tell products apart less. `counts` must not know what is held out. Where no list hits, the average count. */
export function* strengthOf(
  counts: CoCounts,
  near: Strongest,
  people: readonly HeldOut[],
): Generator<undefined, number> {
  const typical = meanCount(counts);
  const ways = STRENGTHS.map((times) => ({ strength: times * typical, leanings: [0] }));
  const gains = yield* gainsOf(counts, near, people, ways);
  return typical * (STRENGTHS[asGoodAsBest(gains) ?? -1] ?? 1);
}

function meanCount(counts: CoCounts): number {
  let sum = 0;
  for (let i = 0; i < counts.size; i++) sum += counts.of(i, i);
  return Math.max(1, sum / Math.max(1, counts.size));
}
