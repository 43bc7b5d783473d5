// The renewal model of one pair: log-normal gaps around its own rhythm, shrunk to its product's, and the chance that
// there is a next purchase at all (formulas and symbols of MODELS, task 1).
import type { ReplenishModel } from '../schema/catalog.ts';
import type { Pair, Tempo } from '../schema/profile.ts';
import { normalCdf } from './normal.ts';

/** A product's own rhythm, shrunk to its category's and the store's: mean ln days between purchases, repeat-customer
 * probability, and whose observations weigh most in it. */
export type Rhythm = {
  readonly lnGap: number;
  readonly repeatShare: number;
  readonly basis?: 'product' | 'category' | 'store';
};

/** The model without what is learnt on top of it. */
export type BareModel = Omit<ReplenishModel, 'thresholds' | 'stack' | 'due'>;

/** The part of a pair that its next need depends on. */
export type PairState = Omit<Pair, 'product' | 'variant' | 'quantity'>;

/** Where an expected gap comes from: the pair itself, or what it leans on while its own history is thin. */
export type Basis = 'pair' | NonNullable<Rhythm['basis']>;

export type Renewal = {
  /** Expected ln days between purchases. */
  readonly mu: number;
  /** How much longer (ln) than the store's the customer's gaps between other products are. */
  readonly tempo: number;
  /** Whose gaps weigh most in it. */
  readonly basis: Basis;
  /** P(bought again within `horizonDays` | not bought for `elapsedDays`). */
  readonly within: (elapsedDays: number, horizonDays: number) => number;
};

/** Pseudo-gaps with the store's variance that a pair's own variance is mixed with. */
const PSEUDO_VARIANCE = 2;
/** Pseudo-gaps without any tempo that a customer's is mixed with. */
const PSEUDO_TEMPO = 5;

/** The renewal model of a pair; without a known rhythm of its product it takes the store's, without a tempo none. */
export function renewalOf(
  pair: PairState,
  rhythm: Rhythm | undefined,
  model: BareModel,
  tempo?: Tempo,
): Renewal {
  const gaps = pair.buys - 1;
  const longer = longerGaps(pair, model, tempo);
  const usual = (rhythm?.lnGap ?? model.lnGap) + longer;
  const mu = (pair.sumLnGap + model.kappa * usual) / (gaps + model.kappa);
  const spread = Math.sqrt(ownVariance(pair, model) * (1 + 1 / (gaps + model.kappa)));
  const again = repeatProbability(pair.buys, rhythm?.repeatShare ?? model.repeatShare, model);
  const boughtBy = (days: number) => (days <= 0 ? 0 : normalCdf((Math.log(days) - mu) / spread));
  return {
    mu,
    tempo: longer,
    basis: gaps > 0 && gaps >= model.kappa ? 'pair' : (rhythm?.basis ?? 'store'),
    within: (elapsedDays, horizonDays) => {
      const early = boughtBy(elapsedDays);
      const within = Math.max(0, boughtBy(elapsedDays + horizonDays) - early);
      return (again * within) / (again * (1 - early) + 1 - again);
    },
  };
}

/** How much longer than the store's the customer's gaps between other products are, shrunk to none. */
function longerGaps(pair: PairState, model: BareModel, tempo: Tempo | undefined): number {
  if (tempo === undefined) return 0;
  const gaps = Math.max(0, tempo.gaps - (pair.buys - 1));
  return gaps === 0 ? 0 : (tempo.sumLnGap - pair.sumLnGap - gaps * model.lnGap) / (gaps + PSEUDO_TEMPO);
}

/** σ² of this pair: its own gaps about their mean, mixed with the store's. */
function ownVariance({ buys, sumLnGap, sumLnGap2 }: PairState, { sigma2 }: BareModel): number {
  const gaps = buys - 1;
  if (gaps < 2 || sumLnGap2 === undefined) return sigma2;
  const squares = Math.max(0, sumLnGap2 - sumLnGap ** 2 / gaps);
  return (squares + PSEUDO_VARIANCE * sigma2) / (gaps - 1 + PSEUDO_VARIANCE);
}

/** q = sigmoid(logit r_n + ½(logit RCP_p − logit RCP_store)), never quite 0 or 1. */
function repeatProbability(buys: number, repeatShare: number, model: BareModel): number {
  const reached = model.repeat[Math.min(buys, model.repeat.length) - 1] ?? model.repeatShare;
  return 1 / (1 + Math.exp(-(logit(reached) + (logit(repeatShare) - logit(model.repeatShare)) / 2)));
}

/** ln of the odds of a share, which is taken for neither 0 nor 1. */
export function logit(share: number, least = 0.001): number {
  const safe = Math.min(1 - least, Math.max(least, share));
  return Math.log(safe / (1 - safe));
}
