// What tells whether a buyer comes back: the dropout model's answer, and what fades with every day of silence. All but
// the last never rise while nothing is bought, so that with weights above 0 no probability does.
import type { DropoutModel } from '../schema/catalog.ts';
import type { BuyerState } from './buyer-state.ts';
import { buysAgain, expectedPurchases } from './dropout.ts';

/** Probabilities nearer to 0 or 1 than this tell no more. */
const SURE = 1e-6;
const WEEK = 7;

/** The features of a state: 1, logit of the dropout model's probability, ln of the decayed count, −ln of the silence,
 * roots of the decayed counts, and how much more than usual (ln) an order of theirs brings. */
export function retentionFeatures(
  state: BuyerState,
  dropout: DropoutModel,
  horizonDays: number,
  lnValue: number,
): number[] {
  const p = Math.min(1 - SURE, Math.max(SURE, buysAgain(dropout, state.record, horizonDays)));
  return [
    1,
    Math.log(p / (1 - p)),
    state.lnDecayed,
    -Math.log(state.silence + WEEK),
    Math.sqrt(state.decayed),
    Math.sqrt(state.recent),
    (state.lnValue ?? lnValue) - lnValue,
  ];
}

/** [1, ln of what the dropout model expects within the horizon, ln of the decayed count] */
export function countFeatures(
  { record, lnDecayed }: BuyerState,
  dropout: DropoutModel,
  horizonDays: number,
): number[] {
  return [1, Math.log(Math.max(FEWEST, expectedPurchases(dropout, record, horizonDays))), lnDecayed];
}

/** Fewer purchases than this are none. */
const FEWEST = 1e-6;

/** −ln(1 − P) of the dropout model: its rate over `days`, above 0. */
export function dropoutRate({ record }: BuyerState, dropout: DropoutModel, days: number): number {
  const p = buysAgain(dropout, record, days);
  return Math.max(Number.MIN_VALUE, -Math.log1p(-Math.min(1 - Number.EPSILON, p)));
}
