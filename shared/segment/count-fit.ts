// The weights of the number of order days within the horizon.
import type { DropoutModel, RetentionModel } from '../schema/catalog.ts';
import { dot } from './linear.ts';
import { HORIZON_DAYS, type Lesson } from './past-periods.ts';
import { type Row, regressionBites } from './regression.ts';
import { countFeatures } from './retention-features.ts';

/** What the dropout model expects holds until the past says otherwise. */
const PRIORS = [
  { mean: 0, precision: 10 },
  { mean: 1, precision: 30, positive: true },
  { mean: 0, precision: 30, positive: true },
] as const;
const SEASON_PRECISION = 10;
/** As many buyers of one order day each are taken to scatter as Poisson's counts do. */
const PSEUDO = 10;

/** Weights of `countFeatures`, and how much wider than Poisson's counts scatter; yields between bites of work. */
export function* countBites(
  lessons: readonly Lesson[],
  dropout: DropoutModel,
): Generator<undefined, RetentionModel['counts']> {
  const rows = lessons.map(({ state, orderDays, season }) => ({
    ...{ features: countFeatures(state, dropout, HORIZON_DAYS), outcome: orderDays, season },
  }));
  const before = misses(
    rows,
    PRIORS.map(({ mean }) => mean),
  );
  yield;
  const { weights } = yield* regressionBites(rows, {
    ...{ family: 'poisson', priors: PRIORS, seasonPrecision: SEASON_PRECISION },
    seasons: lessons.reduce((most, { season }) => Math.max(most, season + 1), 0),
    rowWeight: Math.min(1, before.means / before.squares),
  });
  const { squares, means, squaredMeans } = misses(rows, weights);
  return { weights, scatter: Math.max(0, squares - means) / squaredMeans };
}

/** Sums over all rows: squares of what was missed by, means, squares of means. */
function misses(rows: readonly Row[], weights: readonly number[]) {
  const sums = { squares: PSEUDO, means: PSEUDO, squaredMeans: PSEUDO };
  for (const { features, outcome } of rows) {
    const mean = Math.exp(Math.min(MOST, dot(features, weights)));
    sums.squares += (outcome - mean) ** 2;
    sums.means += mean;
    sums.squaredMeans += mean ** 2;
  }
  return sums;
}

/** ln of more order days than a horizon has. */
const MOST = Math.log(2 * HORIZON_DAYS);
