// Predictions for the candidate pairs of one customer, ours and those of plain counting.
import { expectedAt } from '../../../../shared/replenish/expected-at.ts';
import { nextNeed } from '../../../../shared/replenish/need.ts';
import { pairOf } from '../../../../shared/replenish/pair.ts';
import { purchasesOf } from '../../../../shared/replenish/purchases.ts';
import { purchaseDays, tempoOf } from '../../../../shared/replenish/tempo.ts';
import type { Pair } from '../../../../shared/schema/profile.ts';
import { decayedAt } from '../../../../shared/segment/decay.ts';
import type { HistoryLine } from '../../../../shared/segment/profile.ts';
import type { PairsLearnt } from '../learn/pairs.ts';
import { candidatePairs } from './candidate-pairs.ts';

/** `dueAt` and the pair's times in ms; `decayed` as of the day of the prediction. */
export type PairPrediction = {
  readonly pair: Pair;
  readonly dueAt: number;
  readonly probability: number;
  readonly decayed: number;
};

/** Every candidate pair of a customer at `at` (ms), by product id, from lines before it. */
export function pairPredictions(
  lines: readonly HistoryLine[],
  { model, rhythms }: PairsLearnt,
  at: number,
  horizonDays: number,
): PairPrediction[] {
  const bought = purchasesOf(lines);
  const days = purchaseDays(bought);
  const tempo = tempoOf(bought) ?? undefined;
  return candidatePairs(lines, at).map((purchases) => {
    const pair = pairOf(purchases, days);
    const need = nextNeed(pair, rhythms.get(pair.product), model, at, tempo);
    const decayed = decayedAt(pair.decayed, pair.lastAt, at);
    return { pair, dueAt: expectedAt(need, at), probability: need.probability(horizonDays), decayed };
  });
}
