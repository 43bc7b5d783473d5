// Replenishment: for every candidate pair, when it is due and how likely it is bought within the horizon.
import { DAY_MS } from '../../../../shared/segment/decay.ts';
import { knownPeople } from '../learn/known-people.ts';
import { learnPairs } from '../learn/pairs.ts';
import type { Shop } from '../order-book.ts';
import { inWords } from '../words/replenishment.ts';
import { firstBought } from './bought-after.ts';
import { candidatePairs } from './candidate-pairs.ts';
import { dateOf, probabilityCell } from './cells.ts';
import { NudgeCounts } from './nudge-counts.ts';
import { PairOutcomes, REPEATED } from './pair-outcomes.ts';
import { pairPredictions } from './pair-predictions.ts';
import type { Findings, Task, TaskInput } from './task.ts';
import { usualGaps } from './usual-gaps.ts';

export const replenishment: Task = {
  columns: ['customer', 'product', 'purchases', 'last', 'due', 'probability'],
  run,
};

function run({ past, after, at, horizonDays, emit, advance }: TaskInput): Findings {
  const learnt = learnPairs(past, at);
  const nudges = new NudgeCounts(learnt);
  const outcomes = new PairOutcomes(usualGaps(past), at);
  const until = at + horizonDays * DAY_MS;
  const people = knownPeople(past);
  for (const [i, person] of people.entries()) {
    const lines = past.linesOf(person);
    const predictions = pairPredictions(lines, learnt, at, horizonDays);
    for (const { pair, dueAt, probability } of predictions) {
      const cells = [pair.buys, dateOf(pair.lastAt), dateOf(dueAt), probabilityCell(probability)];
      emit([past.nameOf(person), pair.product, ...cells]);
    }
    const boughtAt = firstBought(after?.linesOf(person) ?? [], at);
    outcomes.add(predictions, boughtAt, until);
    const soon = [...boughtAt].flatMap(([product, first]) => (first < until ? [product] : []));
    if (predictions.length > 0) nudges.add(lines, at, new Set(soon));
    advance(i / people.length);
  }
  const shown = nudges.result(after !== null);
  const comparisons = after === null ? [] : outcomes.comparisons(usualRate(past, at, horizonDays));
  const rate = after === null ? null : outcomes.baseRate;
  return { comparisons, nudges: shown, sentences: inWords(shown, rate, comparisons, horizonDays) };
}

/** Share of repeated pairs that were bought in the horizon before `at`: what one would expect without a model. */
function usualRate(past: Shop, at: number, horizonDays: number): number {
  const from = at - horizonDays * DAY_MS;
  let pairs = 0;
  let bought = 0;
  for (const person of knownPeople(past)) {
    const lines = past.linesOf(person);
    const later = firstBought(lines, from);
    const before = lines.filter((line) => line.at < from);
    for (const { product, days } of candidatePairs(before, from)) {
      if (days.length < REPEATED) continue;
      pairs++;
      if (later.has(product)) bought++;
    }
  }
  return pairs === 0 ? 0 : bought / pairs;
}
