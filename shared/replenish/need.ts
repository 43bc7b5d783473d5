// When a customer will need a product again: a log-normal renewal model (formulas and symbols of MODELS, task 1).
import type { ReplenishModel } from '../schema/catalog.ts';
import type { Pair } from '../schema/profile.ts';
import { DAY_MS } from '../segment/decay.ts';
import { normalCdf } from './normal.ts';

/** A product's own rhythm, shrunk to the store's: mean ln days between purchases, repeat-customer probability. */
export type Rhythm = { readonly lnGap: number; readonly repeatShare: number };

/** The part of a pair that its next need depends on, and the model without its thresholds. */
export type PairState = Pick<Pair, 'buys' | 'sumLnGap' | 'lastAt'>;
export type BareModel = Omit<ReplenishModel, 'thresholds'>;

export type Need = {
  /** ms of the expected next purchase. */
  readonly dueAt: number;
  /** P(bought again within that many days from now | not bought since `lastAt`). */
  readonly probability: (horizonDays: number) => number;
};

/** The next need of a pair; a product without a known rhythm takes the store's. */
export function nextNeed(pair: PairState, rhythm: Rhythm | undefined, model: BareModel, now: number): Need {
  const gaps = pair.buys - 1;
  const mu = (pair.sumLnGap + model.kappa * (rhythm?.lnGap ?? model.lnGap)) / (gaps + model.kappa);
  const spread = Math.sqrt(model.sigma2 * (1 + 1 / (gaps + model.kappa)));
  const again = repeatProbability(pair.buys, rhythm?.repeatShare ?? model.repeatShare, model);
  const elapsedDays = Math.max(0, (now - pair.lastAt) / DAY_MS);
  const boughtBy = (days: number) => (days <= 0 ? 0 : normalCdf((Math.log(days) - mu) / spread));
  return {
    dueAt: pair.lastAt + Math.exp(mu) * DAY_MS,
    probability: (horizonDays) => {
      const silent = 1 - boughtBy(elapsedDays);
      const within = Math.max(0, boughtBy(elapsedDays + horizonDays) - boughtBy(elapsedDays));
      return (again * within) / (again * silent + 1 - again);
    },
  };
}

/** q = sigmoid(logit r_n + ½(logit RCP_p − logit RCP_store)), never quite 0 or 1. */
function repeatProbability(buys: number, repeatShare: number, model: BareModel): number {
  const reached = model.repeat[Math.min(buys, model.repeat.length) - 1] ?? model.repeatShare;
  return 1 / (1 + Math.exp(-(logit(reached) + (logit(repeatShare) - logit(model.repeatShare)) / 2)));
}

function logit(share: number): number {
  const safe = Math.min(0.999, Math.max(0.001, share));
  return Math.log(safe / (1 - safe));
}
