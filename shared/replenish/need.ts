// When a customer will need a product again: the renewal model of the pair, weighed with what else the store's past
// has shown to tell (signals).
import type { ReplenishModel } from '../schema/catalog.ts';
import type { Tempo } from '../schema/profile.ts';
import { DAY_MS } from '../segment/decay.ts';
import { dot } from '../segment/linear.ts';
import { sigmoid } from '../segment/sigmoid.ts';
import { dueDays, dueFeatures } from './due-date.ts';
import { type Basis, type PairState, type Rhythm, renewalOf } from './renewal.ts';
import { HORIZON_DAYS, signalsOf } from './signals.ts';

export type Need = {
  /** ms of the expected next purchase. */
  readonly dueAt: number;
  /** Whose history the date rests on. */
  readonly basis: Basis;
  /** P(bought again within that many days from now | not bought since `lastAt`). */
  readonly probability: (horizonDays: number) => number;
};

/** The model without its thresholds. */
export type NeedModel = Omit<ReplenishModel, 'thresholds'>;

/** The next need of a pair; a product without a known rhythm takes the store's. Without the customer's tempo, or before
 * the store has weights of its own, the renewal model alone answers. */
export function nextNeed(
  pair: PairState,
  rhythm: Rhythm | undefined,
  model: NeedModel,
  now: number,
  tempo?: Tempo,
): Need {
  const renewal = renewalOf(pair, rhythm, model, tempo);
  const elapsedDays = Math.max(0, (now - pair.lastAt) / DAY_MS);
  const expected = (horizonDays: number) => rate(renewal.within(elapsedDays, horizonDays));
  const factor = () => {
    if (tempo === undefined || model.stack === undefined) return 1;
    const likely = sigmoid(dot(signalsOf(pair, tempo, rhythm, model, renewal, now), model.stack));
    return rate(likely) / Math.max(LEAST_RATE, expected(HORIZON_DAYS));
  };
  return {
    dueAt: pair.lastAt + dueDays(renewal.mu, dueFeatures(pair, renewal, model), model.due) * DAY_MS,
    basis: renewal.basis,
    // Purchases expected, not probabilities, are in proportion: so it grows with the horizon and stays below 1.
    probability: (horizonDays) => 1 - Math.exp(-factor() * expected(horizonDays)),
  };
}

const LEAST_RATE = 1e-6;

/** Purchases expected where one is that likely: −ln(1 − P). */
const rate = (probability: number): number => -Math.log(Math.max(LEAST_RATE, 1 - probability));
