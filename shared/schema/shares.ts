// A whole amount shared out by weight, to the last unit.

/** Whole shares of `amount` in proportion to the weights (none below 0), that add up to it; zeros when no weight counts. */
export function sharesOf(amount: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  let weight = 0;
  let given = 0;
  return weights.map((own) => {
    weight += Math.max(0, own);
    const upTo = all === 0 ? 0 : Math.round((amount * weight) / all);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
