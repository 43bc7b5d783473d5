// Signals: what tells, on top of the renewal model, whether a pair is bought again soon. The store's own past says how
// much each counts.
import type { Tempo } from '../schema/profile.ts';
import { DAY_MS, decayedAt } from '../segment/decay.ts';
import { type BareModel, logit, type PairState, type Renewal, type Rhythm } from './renewal.ts';

/** Days ahead that a nudge looks. */
export const HORIZON_DAYS = 14;
/** Pseudo-gaps of the store that a customer's own between orders are mixed with. */
const PSEUDO_ORDERS = 3;
const LEAST_PROBABILITY = 1e-6;
/** ln of the largest factor by which the last quantity counts as more or less than the usual one. */
const MAX_LN_QUANTITY = 1.5;

/** [1, logit P, ln decayed count, ln days since, ln orders since, customer's silence against their rhythm and its
 * square, ln quantity against the usual, logit repeat share against the store's]; unknown ones are 0. */
export function signalsOf(
  pair: PairState,
  tempo: Tempo | undefined,
  rhythm: Rhythm | undefined,
  model: BareModel,
  renewal: Renewal,
  now: number,
): number[] {
  const elapsedDays = Math.max(0, (now - pair.lastAt) / DAY_MS);
  const silence = silenceOf(tempo, model, now);
  return [
    1,
    logit(renewal.within(elapsedDays, HORIZON_DAYS), LEAST_PROBABILITY),
    Math.log(Math.max(Number.MIN_VALUE, decayedAt(pair.decayed, pair.lastAt, now))),
    Math.log1p(elapsedDays),
    Math.log1p(pair.ordersSince ?? 0),
    silence,
    silence ** 2,
    quantitySignal(pair),
    logit(rhythm?.repeatShare ?? model.repeatShare) - logit(model.repeatShare),
  ];
}

/** ln of the days since the customer's last order (half a horizon added) over their usual days between orders. */
function silenceOf(tempo: Tempo | undefined, { lnOrderGap }: BareModel, now: number): number {
  if (tempo === undefined || lnOrderGap === undefined) return 0;
  const { orderGaps, sumLnOrderGap, lastAt } = tempo;
  const usual = (sumLnOrderGap + PSEUDO_ORDERS * lnOrderGap) / (orderGaps + PSEUDO_ORDERS);
  return Math.log(Math.max(0, (now - lastAt) / DAY_MS) + HORIZON_DAYS / 2) - usual;
}

/** ln of the last quantity over the usual one, bounded: 80,995 of something do not last a lifetime. */
export const quantitySignal = ({ lnQuantity = 0 }: PairState): number =>
  Math.min(MAX_LN_QUANTITY, Math.max(-MAX_LN_QUANTITY, lnQuantity));
