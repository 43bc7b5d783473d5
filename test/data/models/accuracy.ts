// Measures of a prediction against what happened.

export type Prediction = { readonly score: number; readonly happened: boolean };

/** Probability that something that happened scores above something that did not; ties count half. */
export function auc(predictions: readonly Prediction[]): number {
  const sorted = predictions.toSorted((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end < sorted.length && sorted[end]?.score === sorted[i]?.score) end += 1;
    for (let k = i; k < end; k++) if (sorted[k]?.happened) rankSum += (i + end + 1) / 2;
    i = end;
  }
  const yes = sorted.filter((p) => p.happened).length;
  return (rankSum - (yes * (yes + 1)) / 2) / (yes * (sorted.length - yes));
}

/** Mean, over what happened, of the precision down to its place in the list. */
export function averagePrecision(predictions: readonly Prediction[]): number {
  const sorted = predictions.toSorted((a, b) => b.score - a.score);
  let hits = 0;
  let sum = 0;
  for (const [i, { happened }] of sorted.entries()) {
    if (!happened) continue;
    hits += 1;
    sum += hits / (i + 1);
  }
  return sum / hits;
}

/** Mean squared error of probabilities. */
export const brier = (predictions: readonly Prediction[]): number =>
  predictions.reduce((sum, { score, happened }) => sum + (score - (happened ? 1 : 0)) ** 2, 0) /
  predictions.length;

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
