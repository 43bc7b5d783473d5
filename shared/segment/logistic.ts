// Logistic regression with a Gaussian prior, by Newton's method (iteratively reweighted least squares).

/** Features of one observation and its outcome; the first feature is 1 where an intercept is wanted. */
export type Observation = { readonly features: readonly number[]; readonly happened: boolean };

/** One entry per weight: where it is expected, and how firmly (1 / variance). */
export type Prior = readonly { readonly mean: number; readonly precision: number }[];

const MAX_STEPS = 30;

/** 1 / (1 + e^−x) */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Σ of the products of two lists. */
export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** The most probable weights. All observations together count as `evidence` independent ones, if there are more. */
export function fitLogistic(
  observations: readonly Observation[],
  prior: Prior,
  evidence = Number.POSITIVE_INFINITY,
): number[] {
  const share = Math.min(1, evidence / Math.max(1, observations.length));
  let weights = prior.map(({ mean }) => mean);
  for (let step = 0; step < MAX_STEPS; step++) {
    const move = newtonStep(observations, weights, prior, share);
    const longest = Math.max(...move.map(Math.abs));
    // A step longer than 2 overshoots where outcomes separate.
    weights = weights.map((weight, i) => weight + (move[i] ?? 0) * Math.min(1, 2 / longest));
    if (longest < 1e-9) break;
  }
  return weights;
}

function newtonStep(
  observations: readonly Observation[],
  weights: readonly number[],
  prior: Prior,
  share: number,
): number[] {
  const gradient = prior.map(({ mean, precision }, i) => precision * (mean - (weights[i] ?? 0)));
  const curvature = prior.map(({ precision }, i) => prior.map((_, k) => (i === k ? precision : 0)));
  for (const { features, happened } of observations) {
    const p = sigmoid(dot(features, weights));
    const surprise = share * ((happened ? 1 : 0) - p);
    const weight = share * p * (1 - p);
    for (const [i, row] of curvature.entries()) {
      const feature = features[i] ?? 0;
      gradient[i] = (gradient[i] ?? 0) + surprise * feature;
      for (let k = 0; k < row.length; k++) row[k] = (row[k] ?? 0) + weight * feature * (features[k] ?? 0);
    }
  }
  return solved(curvature, gradient);
}

/** x with A·x = b for a symmetric positive matrix, by elimination. */
export function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i, row] of rows.entries()) {
    for (const below of rows.slice(i + 1)) {
      const factor = (below[i] ?? 0) / (row[i] ?? 1);
      for (let k = i; k < row.length; k++) below[k] = (below[k] ?? 0) - factor * (row[k] ?? 0);
    }
  }
  const x = right.map(() => 0);
  for (const [i, row] of [...rows.entries()].reverse()) {
    x[i] = ((row[right.length] ?? 0) - dot(row.slice(0, right.length), x)) / (row[i] ?? 1);
  }
  return x;
}
