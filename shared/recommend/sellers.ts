// Best sellers by how often a person had bought before: what brings people in is not what they come back for.
import type { BasketHistory } from './co-counts.ts';
import type { Companion } from './companion-row.ts';
import type { Demand } from './trend.ts';

/** First baskets, second baskets, all later ones. */
const GROUPS = 3;
const KEPT = 100;
/** Pseudo-purchases at the store's own shares: a group that bought less than this hardly differs from the store. */
const PSEUDO = 100;

export type SellerCounts = {
  readonly add: (history: BasketHistory) => void;
  /** For each group its best sellers by expected share, `weight` relative to the best; empty before there are orders. */
  readonly rows: (demand: readonly Demand[]) => Companion[][];
};

/** No counts yet, for so many products. */
export function sellerCounts(products: number): SellerCounts {
  const counts = Array.from({ length: GROUPS }, () => new Uint32Array(products));
  return {
    add: (history) => {
      for (const [k, basket] of history.entries()) {
        const group = counts[Math.min(k, GROUPS - 1)];
        if (group) for (const item of basket) group[item] = (group[item] ?? 0) + 1;
      }
    },
    rows: (demand) => counts.map((group) => rowOf(group, demand)),
  };
}

/** A product's count in the group, carried to the demand of the last 90 days, and shrunk to its share in the store. */
function rowOf(group: Uint32Array, demand: readonly Demand[]): Companion[] {
  const recent = demand.reduce((sum, one) => sum + one.recent, 0);
  const scored = demand.map((one, index) => {
    const now = recent === 0 ? 1 : one.recent / Math.max(1, one.ever);
    const share = (recent === 0 ? one.ever : one.recent) / Math.max(1, recent);
    return { index, weight: (group[index] ?? 0) * now + PSEUDO * share };
  });
  const best = scored
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, KEPT);
  const highest = best[0]?.weight ?? 1;
  return best.map(({ index, weight }) => ({ index, weight: weight / highest }));
}
