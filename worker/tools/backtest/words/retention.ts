// What a backtest of retention means to whoever runs the store.
import type { Comparison } from '../measures/comparison.ts';
import type { SegmentShare } from '../tasks/task.ts';
import { gainWords } from './gain.ts';
import { count, ofHundred } from './numbers.ts';

type Totals = { readonly customers: number; readonly expected: number; readonly orders: number };

/** Sentences about segments and orders. */
export function inWords(
  segments: readonly SegmentShare[],
  totals: Totals,
  comparisons: readonly Comparison[],
  horizonDays: number,
): string[] {
  const within = `within ${count(horizonDays, 'day')}`;
  const said = segments.map(({ segment, customers, expected, ordered }) => {
    const would = `Of ${count(customers, `${segment} customer`)}, ${ofHundred(expected / customers)} in 100 were expected to order ${within}`;
    return ordered === undefined ? `${would}.` : `${would}; ${ofHundred(ordered / customers)} did.`;
  });
  const orders = `${count(Math.round(totals.expected), 'order')} were expected of ${count(totals.customers, 'customer')}`;
  said.push(comparisons.length === 0 ? `${orders}.` : `${orders}; ${count(totals.orders, 'order')} came.`);
  return [...said, ...gainWords(comparisons[0], 'auc'), ...gainWords(comparisons[0], 'brier')];
}
