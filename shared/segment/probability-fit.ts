// The weights of the probability to order within the horizon, and how that probability grows with the days.
import type { DropoutModel } from '../schema/catalog.ts';
import type { BuyerState } from './buyer-state.ts';
import { dot } from './linear.ts';
import { EARLY_DAYS, HORIZON_DAYS, type Lesson } from './past-periods.ts';
import { regressionBites, type WeightPrior } from './regression.ts';
import { dropoutRate, retentionFeatures } from './retention-features.ts';
import { sigmoid } from './sigmoid.ts';

/** Somebody who has just ordered for the first time: what a store is like before anybody did. */
const NEWCOMER: BuyerState = {
  record: { repeats: 0, lastAge: 0, age: 0 },
  ...{ silence: 0, decayed: 1, lnDecayed: 0, recent: 1, lnValue: undefined },
};
/** As many buyers the newcomer counts as in means and deviations. */
const NEWCOMERS = 10;

/** In standard deviations of the features but for the first two. A third of the answer is the dropout model's, two
 * thirds the logarithm of the decayed count: a mean of two good predictions beats either, and the store's past says
 * what beats it. Offsets of seasons have a standard deviation of a third. */
const SEASON_PRECISION = 10;
const PRIORS = {
  one: 10,
  dropout: { mean: 1 / 3, precision: 200, positive: true },
  decayed: { mean: 2 / 3, precision: 30, positive: true },
  fading: { mean: 0, precision: 3, positive: true },
  value: { mean: 0, precision: 3 },
} as const;

type Probability = { readonly weights: readonly number[]; readonly shape: number };

/** Weights in the order of `retentionFeatures`, and the shape; yields between bites of work. */
export function* probabilityBites(
  lessons: readonly Lesson[],
  dropout: DropoutModel,
  lnValue: number,
): Generator<undefined, Probability> {
  const raw = lessons.map(({ state }) => retentionFeatures(state, dropout, HORIZON_DAYS, lnValue));
  const scale = scaleOf(raw, retentionFeatures(NEWCOMER, dropout, HORIZON_DAYS, lnValue));
  const rows = lessons.map(({ orderDays, season }, i) => ({
    features: (raw[i] ?? []).map((value, k) => scaled(value, scale[k])),
    ...{ outcome: orderDays > 0 ? 1 : 0, season },
  }));
  yield;
  const { weights, seasons } = yield* regressionBites(rows, {
    ...{ family: 'logistic', priors: priorsOf(scale), seasonPrecision: SEASON_PRECISION },
    seasons: lessons.reduce((most, { season }) => Math.max(most, season + 1), 0),
  });
  yield;
  const rates = rows.map(({ features, season }) => rateOf(dot(features, weights) + (seasons[season] ?? 0)));
  return { weights: unscaled(weights, scale), shape: shapeOf(lessons, rates, dropout) };
}

type Scale = { readonly mean: number; readonly deviation: number };

/** Mean and deviation of each feature; the first stays 1, and the second keeps its unit. */
function scaleOf(rows: readonly (readonly number[])[], newcomer: readonly number[]): Scale[] {
  const all = rows.length + NEWCOMERS;
  return newcomer.map((usual, k) => {
    if (k === 0) return { mean: 0, deviation: 1 };
    const mean = (rows.reduce((sum, row) => sum + (row[k] ?? 0), 0) + NEWCOMERS * usual) / all;
    if (k === 1) return { mean, deviation: 1 };
    const squares = rows.reduce((sum, row) => sum + ((row[k] ?? 0) - mean) ** 2, 0) + NEWCOMERS;
    return { mean, deviation: Math.sqrt(squares / all) };
  });
}

const scaled = (value: number, scale: Scale | undefined): number =>
  scale ? (value - scale.mean) / scale.deviation : value;

/** The same weights for features as they are. */
function unscaled(weights: readonly number[], scale: readonly Scale[]): number[] {
  const own = weights.map((weight, k) => weight / (scale[k]?.deviation ?? 1));
  const offset = own.reduce((sum, weight, k) => sum + weight * (scale[k]?.mean ?? 0), 0);
  return own.map((weight, k) => (k === 0 ? weight - offset : weight));
}

/** Before its past speaks, a store's buyers are on average as likely to order as the dropout model says. */
function priorsOf(scale: readonly Scale[]): WeightPrior[] {
  const { one, dropout, decayed, fading, value } = PRIORS;
  return [
    { mean: scale[1]?.mean ?? 0, precision: one },
    dropout,
    { ...decayed, mean: decayed.mean * (scale[2]?.deviation ?? 1) },
    ...[fading, fading, fading],
    value,
  ];
}

const SHAPE = { least: 0.4, most: 1.4, pseudo: 100 } as const;

/** The exponent under which as many order early as did: below 1 when those who come back come soon. */
function shapeOf(lessons: readonly Lesson[], rates: readonly number[], dropout: DropoutModel): number {
  const shares = lessons.map(
    ({ state }) => dropoutRate(state, dropout, EARLY_DAYS) / dropoutRate(state, dropout, HORIZON_DAYS),
  );
  const early = lessons.filter((lesson) => lesson.early).length;
  const expected = (shape: number) =>
    shares.reduce((sum, share, i) => sum - Math.expm1(-(rates[i] ?? 0) * share ** shape), 0);
  let { least, most }: { least: number; most: number } = SHAPE;
  for (let halving = 0; halving < 20; halving++) {
    const middle = (least + most) / 2;
    if (expected(middle) > early) least = middle;
    else most = middle;
  }
  return (early * least + SHAPE.pseudo) / (early + SHAPE.pseudo);
}

/** −ln(1 − sigmoid(x)) */
const rateOf = (score: number) => (score > 30 ? score : -Math.log1p(-sigmoid(score)));
