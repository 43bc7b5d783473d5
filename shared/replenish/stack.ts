// How much each signal counts: a logistic curve learnt on the store's own past. With little of it the weights stay at
// those that leave the renewal model's probability as it is.
import { regressionBites, type WeightPrior } from '../segment/regression.ts';

/** Signals, the first being 1, and whether the product was bought again. */
type Observation = { readonly features: readonly number[]; readonly happened: boolean };

/** Firmness of the prior, as observations of a signal of one unit whose outcome is a toss: about 500 rare events. */
const PRECISION = 20;
/** Firmness of the level: half the store’s own after some sixty candidates. */
const LEVEL_PRECISION = 4;

/** Weights of the signals, the first that of the constant; signal 1 is the renewal model's log odds. Yields between
 * bites of work. */
export function* stackBites(observations: readonly Observation[]): Generator<undefined, number[]> {
  const means = meansOf(observations);
  const centred = observations.map(({ features, happened }) => ({
    features: features.map((feature, i) => feature - (i === 0 ? 0 : (means[i] ?? 0))),
    outcome: happened ? 1 : 0,
  }));
  const { weights } = yield* regressionBites(centred, { family: 'logistic', priors: priorsOf(means) });
  const level = weights.reduce((sum, weight, i) => (i === 0 ? weight : sum - weight * (means[i] ?? 0)), 0);
  return [level, ...weights.slice(1)];
}

function priorsOf(means: readonly number[]): WeightPrior[] {
  return means.map((_, i) => {
    if (i === 0) return { mean: means[1] ?? 0, precision: LEVEL_PRECISION };
    return { mean: i === 1 ? 1 : 0, precision: PRECISION };
  });
}

function meansOf(observations: readonly Observation[]): number[] {
  const sums: number[] = [];
  for (const { features } of observations) {
    for (const [i, feature] of features.entries()) sums[i] = (sums[i] ?? 0) + feature;
  }
  return sums.map((sum) => sum / observations.length);
}
