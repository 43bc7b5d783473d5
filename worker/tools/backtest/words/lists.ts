// What a backtest of lists means to whoever runs the store.
import type { Comparison } from '../measures/comparison.ts';
import { gainWords } from './gain.ts';
import { ofHundred } from './numbers.ts';

/** Sentences; `what` the list was meant to hold. */
export function inWords([comparison]: readonly Comparison[], what: string): string[] {
  if (comparison === undefined || comparison.n === 0) return [];
  const [ours, ...naive] = comparison.methods.map(({ name, figures }) => ({
    name,
    hit: figures.hit?.value ?? 0,
  }));
  const best = naive.toSorted((a, b) => b.hit - a.hit)[0];
  if (ours === undefined || best === undefined) return [];
  return [
    `Of 100 customers, ${ofHundred(ours.hit)} would have found ${what} among their ten; by "${best.name}", ${ofHundred(best.hit)}.`,
    ...gainWords(comparison, 'recall'),
    ...gainWords(comparison, 'ndcg'),
  ];
}
