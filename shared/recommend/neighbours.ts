// Neighbours: for each product those it shares most buyers with, by cosine with shrinkage. What a product's companions
// are chosen from.
import type { CoCounts } from './co-counts.ts';
import { type Strongest, strongest } from './strongest.ts';

/** c_ij / (√(n_i·n_j) + 10): a companion seen once or twice proves little. */
export const SHRINKAGE = 10;
/** Pairs looked at between two pauses. */
const BITE = 400_000;

/** The `top` nearest of each product, nearest first; pauses by yielding. */
export function* neighbours(counts: CoCounts, top: number): Generator<undefined, Strongest> {
  const near = strongest(counts.size, top);
  const roots = Float64Array.from({ length: counts.size }, (_, i) => Math.sqrt(counts.of(i, i)));
  let looked = 0;
  for (let high = 1; high < counts.size; high++) {
    for (let low = 0; low < high; low++) {
      const shared = counts.of(high, low);
      if (shared === 0) continue;
      const score = shared / ((roots[high] ?? 0) * (roots[low] ?? 0) + SHRINKAGE);
      near.offer(high, low, score);
      near.offer(low, high, score);
    }
    looked += high;
    if (looked < BITE) continue;
    looked = 0;
    yield;
  }
  return near;
}
