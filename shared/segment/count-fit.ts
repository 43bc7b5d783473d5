// The weights of the number of order days within the horizon.
import type { DropoutModel, RetentionModel } from '../schema/catalog.ts';
import { dot } from './logistic.ts';
import { HORIZON_DAYS, type Lesson } from './past-periods.ts';
import { fitRegression } from './regression.ts';
import { countFeatures } from './retention-features.ts';

/** What the dropout model expects holds until the past says otherwise. */
const PRIORS = [
  { mean: 0, precision: 10 },
  { mean: 1, precision: 30, positive: true },
  { mean: 0, precision: 30, positive: true },
] as const;
const SEASON_PRECISION = 10;
/** Buyers that scatter as Poisson counts do are taken for granted. */
const PSEUDO = 10;

/** Weights of `countFeatures`, and how much wider than Poisson's counts scatter. */
export function fitCounts(lessons: readonly Lesson[], dropout: DropoutModel): RetentionModel['counts'] {
  const rows = lessons.map(({ state, orderDays, season }) => ({
    ...{ features: countFeatures(state, dropout, HORIZON_DAYS), outcome: orderDays, season },
  }));
  const scatterOf = (weights: readonly number[]) => {
    const counted = rows.map(({ features, outcome }) => ({
      outcome,
      mean: Math.exp(dot(features, weights)),
    }));
    const squares = counted.reduce((sum, { outcome, mean }) => sum + (outcome - mean) ** 2, PSEUDO);
    return Math.max(1, squares / counted.reduce((sum, { mean }) => sum + mean, PSEUDO));
  };
  const { weights } = fitRegression(rows, {
    ...{ family: 'poisson', priors: PRIORS, seasonPrecision: SEASON_PRECISION },
    seasons: lessons.reduce((most, { season }) => Math.max(most, season + 1), 0),
    rowWeight: 1 / scatterOf(PRIORS.map(({ mean }) => mean)),
  });
  return { weights, scatter: scatterOf(weights) };
}
