// Regression with Gaussian priors by Newton's method: logistic for what happens or not, Poisson for counts. Rows of one
// season, if they have any, share an offset of their own, which is not known of others and so left out of predictions.
import { dot, solved } from './linear.ts';
import { sigmoid } from './sigmoid.ts';

export type Family = 'logistic' | 'poisson';

/** Where a weight is expected, how firmly (1 / variance), and whether it may only be positive. */
export type WeightPrior = { readonly mean: number; readonly precision: number; readonly positive?: boolean };

/** One row: its features (the first is 1), what came of it, and the number of its season. */
export type Row = {
  readonly features: readonly number[];
  readonly outcome: number;
  readonly season?: number;
};

export type Regression = { readonly weights: readonly number[]; readonly seasons: readonly number[] };

export type RegressionSettings = {
  readonly family: Family;
  readonly priors: readonly WeightPrior[];
  readonly seasons?: number;
  /** 1 / variance of the offsets of seasons. */
  readonly seasonPrecision?: number;
  /** How much a row counts; below 1 where outcomes scatter more than the family's do. */
  readonly rowWeight?: number;
};

const MAX_STEPS = 40;
/** A step longer than this overshoots where outcomes separate. */
const LONGEST_STEP = 1.5;
/** Precision that holds a weight in its place. */
const HELD = 1e12;

/** The most probable weights. A weight that may only be positive and would not be is 0. Yields between steps. */
export function* regressionBites(
  rows: readonly Row[],
  settings: RegressionSettings,
): Generator<undefined, Regression> {
  let { priors } = settings;
  for (;;) {
    const fitted = yield* fitOnce(rows, { ...settings, priors });
    const below = priors.map(({ positive }, i) => (positive ? (fitted.weights[i] ?? 0) : 0));
    const lowest = Math.min(0, ...below);
    if (lowest > -1e-9) return fitted;
    const held = below.indexOf(lowest);
    priors = priors.map((prior, i) => (i === held ? { mean: 0, precision: HELD } : prior));
  }
}

function* fitOnce(rows: readonly Row[], settings: RegressionSettings): Generator<undefined, Regression> {
  const { priors, seasons = 0, seasonPrecision = HELD } = settings;
  const all = [
    ...priors,
    ...Array.from({ length: seasons }, () => ({ mean: 0, precision: seasonPrecision })),
  ];
  const weights = all.map(({ mean }) => mean);
  for (let step = 0; step < MAX_STEPS; step++) {
    const move = newtonStep(rows, weights, all, settings);
    const longest = Math.max(...move.map(Math.abs));
    const share = Math.min(1, LONGEST_STEP / longest);
    for (const [i, change] of move.entries()) weights[i] = (weights[i] ?? 0) + change * share;
    yield;
    if (longest < 1e-8) break;
  }
  return { weights: weights.slice(0, priors.length), seasons: weights.slice(priors.length) };
}

function newtonStep(
  rows: readonly Row[],
  weights: readonly number[],
  priors: readonly WeightPrior[],
  { family, priors: own, rowWeight = 1 }: RegressionSettings,
): number[] {
  const gradient = priors.map(({ mean, precision }, i) => precision * (mean - (weights[i] ?? 0)));
  const curvature = priors.map(({ precision }, i) => priors.map((_, k) => (i === k ? precision : 0)));
  // The weights a row has a part in: those of its features, and the offset of its season.
  const touched = [...own.keys()];
  for (const { features, outcome, season } of rows) {
    touched.length = own.length;
    if (season !== undefined) touched.push(own.length + season);
    const offset = weights[touched[own.length] ?? -1] ?? 0;
    const { mean, variance } = expected(family, dot(features, weights) + offset);
    const surprise = rowWeight * (outcome - mean);
    for (let i = 0; i < touched.length; i++) {
      const place = touched[i] ?? 0;
      const value = features[i] ?? 1;
      gradient[place] = (gradient[place] ?? 0) + surprise * value;
      const line = curvature[place];
      const firmness = rowWeight * variance * value;
      for (let k = 0; line && k <= i; k++) {
        const other = touched[k] ?? 0;
        line[other] = (line[other] ?? 0) + firmness * (features[k] ?? 1);
      }
    }
  }
  return solved(mirrored(curvature), gradient);
}

/** Mean and variance of an outcome; a count is taken to be at most e²⁰, beyond which Newton's steps go astray. */
function expected(family: Family, score: number): { mean: number; variance: number } {
  if (family === 'logistic') {
    const mean = sigmoid(score);
    return { mean, variance: mean * (1 - mean) };
  }
  const mean = Math.exp(Math.min(20, score));
  return { mean, variance: mean };
}

/** The whole of a symmetric matrix of which the lower half is given. */
const mirrored = (lower: readonly (readonly number[])[]): number[][] =>
  lower.map((line, i) => line.map((value, k) => (k > i ? (lower[k]?.[i] ?? 0) : value)));
