// The due date: the renewal model's expected gap, corrected by what the store's own past gaps say.
import { drained } from '../recommend/drained.ts';
import { mapped } from '../recommend/mapped.ts';
import { dot, solved } from '../segment/linear.ts';
import type { BareModel, PairState, Renewal } from './renewal.ts';
import { quantitySignal } from './signals.ts';

/** A gap of the past: what was known when it began, and how long it was. */
export type GapObservation = {
  readonly features: readonly number[];
  readonly mu: number;
  readonly gapDays: number;
};

/** Firmness of the prior, no correction at all, in gaps of average spread. */
const PRECISION = 20;
/** Past gaps it takes before half of what they say is believed of the level. */
const PSEUDO_LEVEL = 100;
const STEPS = 15;
/** Residuals below it count as none: gaps are whole days. */
const LEAST_RESIDUAL = 0.2;
/** Levels tried between two pauses. */
const LEVELS_BITE = 8;

/** [1, the pair's rhythm against the store's, the customer's tempo, ln quantity against the usual]; the weight of the
 * last is γ in due = last + rhythm · (last quantity / usual quantity)^γ. */
export const dueFeatures = (pair: PairState, { mu, tempo }: Renewal, { lnGap }: BareModel): number[] => [
  ...[1, mu - lnGap, tempo, quantitySignal(pair)],
];

/** Days until the next purchase, counted from the last. */
export const dueDays = (
  mu: number,
  features: readonly number[],
  weights: readonly number[] | undefined,
): number => Math.exp(mu + (weights === undefined ? 0 : dot(features, weights)));

/** Weights for which the middle error in days over past gaps is least: a median regression of ln gap by iteratively
 * reweighted least squares (Schlossmacher 1973), then the level that suits days instead of their logarithms. */
export const dueWeights = (observations: readonly GapObservation[]): number[] =>
  drained(dueWeightBites(observations));

/** The same; yields between bites of work. */
export function* dueWeightBites(observations: readonly GapObservation[]): Generator<undefined, number[]> {
  let weights: readonly number[] = (observations[0]?.features ?? []).map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    weights = reweighted(observations, weights);
    yield;
  }
  const level = yield* bestLevel(
    observations.map(({ features, mu, gapDays }) => ({ days: dueDays(mu, features, weights), gapDays })),
  );
  const believed = observations.length / (observations.length + PSEUDO_LEVEL);
  return weights.map((weight, i) => weight + (i === 0 ? level * believed : 0));
}

function reweighted(observations: readonly GapObservation[], weights: readonly number[]): number[] {
  const right = weights.map(() => 0);
  const matrix = weights.map((_, i) => weights.map((__, k): number => (i === k ? PRECISION : 0)));
  for (const { features, mu, gapDays } of observations) {
    const target = Math.log(gapDays) - mu;
    const weight = 1 / Math.max(LEAST_RESIDUAL, Math.abs(target - dot(features, weights)));
    for (const [i, row] of matrix.entries()) {
      const weighted = weight * (features[i] ?? 0);
      right[i] = (right[i] ?? 0) + weighted * target;
      for (let k = 0; k < row.length; k++) row[k] = (row[k] ?? 0) + weighted * (features[k] ?? 0);
    }
  }
  return solved(matrix, right);
}

/** What to add to ln days so that the median absolute error is least, smoothed over neighbouring levels. */
function* bestLevel(
  past: readonly { readonly days: number; readonly gapDays: number }[],
): Generator<undefined, number> {
  const levels = Array.from({ length: 31 }, (_, i) => (i - 20) * 0.03);
  const errors = yield* mapped(levels, LEVELS_BITE, (level) =>
    middle(Float64Array.from(past, ({ days, gapDays }) => Math.abs(days * Math.exp(level) - gapDays))),
  );
  let best = { level: 0, error: Number.POSITIVE_INFINITY };
  for (const [i, level] of levels.entries()) {
    const near = errors.slice(Math.max(0, i - 2), i + 3);
    const error = near.reduce((sum, one) => sum + one, 0) / near.length;
    if (error < best.error) best = { level, error };
  }
  return best.level;
}

const middle = (values: Float64Array): number => values.sort()[values.length >> 1] ?? 0;
