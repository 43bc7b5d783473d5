// Trend: how much more, or less, a product is in demand than it used to be. Shops have seasons.

/** Orders of a product: of the last 90 days, and ever. */
export type Demand = { readonly recent: number; readonly ever: number };

/** Pseudo-orders at the store's own pace: a product sold once or twice has no trend. */
const PSEUDO = 5;

/** √(demand now / demand ever), relative to the store's, 1 for a product that goes with it: the weight it gives is
 * half-way (geometric mean) between what companions were bought and what they would be if only the last 90 days counted.
 * Half-way is a prior: last baskets, by which the rest is learnt, are of all seasons and cannot tell what the next wants. */
export function trends(demand: readonly Demand[]): Float64Array {
  const recent = demand.reduce((sum, one) => sum + one.recent, 0);
  const ever = demand.reduce((sum, one) => sum + one.ever, 0);
  // Nothing sold of late: what was once in demand is all that is known.
  if (recent === 0) return new Float64Array(demand.length).fill(1);
  const pace = recent / ever;
  return Float64Array.from(demand, (one) => Math.sqrt((one.recent + PSEUDO) / (one.ever * pace + PSEUDO)));
}
