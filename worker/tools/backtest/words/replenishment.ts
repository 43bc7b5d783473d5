// What a backtest of nudges means to whoever runs the store.
import type { Comparison } from '../measures/comparison.ts';
import type { Nudges } from '../tasks/task.ts';
import { gainWords } from './gain.ts';
import { count, ofHundred } from './numbers.ts';

/** Sentences; `rate`: the share of repeated pairs bought without looking, null where nothing can be known. */
export function inWords(
  nudges: readonly Nudges[],
  rate: number | null,
  comparisons: readonly Comparison[],
  horizonDays: number,
): string[] {
  const within = `within ${count(horizonDays, 'day')}`;
  const said = nudges.map(({ confidence, nudges: shown, customers, right }) => {
    const would = `At ${confidence}, ${count(shown, 'nudge')} for ${count(customers, 'customer')}`;
    if (shown === 0) return `At ${confidence}, nobody would be nudged: no pair is likely enough.`;
    if (right === undefined || rate === null) return `${would}.`;
    return `${would}. Of 100, ${ofHundred(right / shown)} were followed by a purchase ${within}; without looking, ${ofHundred(rate)} would have been.`;
  });
  const [repeated, , due] = comparisons;
  const off = due?.methods[0]?.figures.medianDays;
  const usual = due?.methods.at(-1)?.figures.medianDays;
  if (off && usual && !Number.isNaN(off.value)) {
    said.push(
      `Half of the due dates were at most ${off.value.toFixed(1)} days off; by the store's usual gap, ${usual.value.toFixed(1)}.`,
    );
  }
  return [
    ...said,
    ...gainWords(repeated, 'auc'),
    ...gainWords(repeated, 'averagePrecision'),
    ...gainWords(due, 'medianDays'),
  ];
}
