// How much lists of new products lean to best sellers, decided by the store's own past: where baskets have little to do
// with each other, what most people buy says more than what this person bought.
import type { CoCounts } from './co-counts.ts';
import { asGoodAsBest, gainsOf, type HeldOut } from './held-out.ts';
import type { Strongest } from './strongest.ts';

/** What the best seller gets on top of its companions' weights, others in proportion. Weights are near to probabilities:
 * ten is above whatever companions say. */
const LEANINGS = [0, 0.01, 0.03, 0.1, 0.3, 1, 10] as const;

/** The least leaning whose lists of ten are as good by NDCG as the best one's, within a standard error of the difference:
 * what everybody buys tells people apart less. `strength` is λ. */
export function* leaningOf(
  counts: CoCounts,
  near: Strongest,
  people: readonly HeldOut[],
  strength: number,
): Generator<undefined, number> {
  const gains = yield* gainsOf(counts, near, people, [{ strength, leanings: LEANINGS }]);
  return LEANINGS[asGoodAsBest(gains) ?? 0] ?? 0;
}
