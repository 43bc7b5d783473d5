// Measures of a prediction against what happened.

/** The middle value. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Hit and NDCG of the first ten of a list against the set that was wanted. */
export function atTen(
  list: readonly string[],
  wanted: ReadonlySet<string>,
): { hit: number; ndcg: number; recall: number } {
  const gain = (k: number) => 1 / Math.log2(k + 2);
  const found = list.slice(0, 10).flatMap((item, k) => (wanted.has(item) ? [k] : []));
  const ideal = Array.from({ length: Math.min(10, wanted.size) }, (_, k) => gain(k));
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return {
    hit: found.length > 0 ? 1 : 0,
    ndcg: sum(found.map(gain)) / sum(ideal),
    recall: found.length / Math.min(10, wanted.size),
  };
}
