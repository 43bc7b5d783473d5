// What came of predictions for customers, as columns to measure.
import { type Comparison, compare } from '../measures/comparison.ts';
import { brier } from '../measures/means.ts';
import { ranking } from '../measures/ranking.ts';
import type { SegmentShare } from './task.ts';

/** One customer: what was expected, what plain rules go by, and the orders within the horizon. */
export type CustomerOutcome = {
  readonly segment: string;
  readonly probability: number;
  readonly expected: number;
  readonly lastAt: number;
  readonly isRecent: boolean;
  readonly rfm: number;
  readonly decayed: number;
  readonly orders: number;
};

export class CustomerOutcomes {
  readonly #all: CustomerOutcome[] = [];

  add(outcome: CustomerOutcome): void {
    this.#all.push(outcome);
  }

  /** Customers, the orders expected of them, and those that came. */
  get totals(): { readonly customers: number; readonly expected: number; readonly orders: number } {
    const sum = (of: (one: CustomerOutcome) => number) => this.#all.reduce((all, one) => all + of(one), 0);
    return {
      customers: this.#all.length,
      expected: sum((one) => one.expected),
      orders: sum((one) => one.orders),
    };
  }

  /** Per segment, the largest first; who ordered only where that can be known. */
  segments(isKnown: boolean): SegmentShare[] {
    const shares = new Map<string, { customers: number; expected: number; ordered: number }>();
    for (const { segment, probability, orders } of this.#all) {
      const share = shares.get(segment) ?? { customers: 0, expected: 0, ordered: 0 };
      shares.set(segment, share);
      share.customers++;
      share.expected += probability;
      if (orders > 0) share.ordered++;
    }
    return [...shares]
      .map(([segment, { ordered, ...share }]) => ({ segment, ...share, ...(isKnown && { ordered }) }))
      .sort((a, b) => b.customers - a.customers || (a.segment < b.segment ? -1 : 1));
  }

  /** `usualRate`: the share that ordered in the horizon before. */
  compared(usualRate: number): Comparison {
    const column = (of: (one: CustomerOutcome) => number) => this.#all.map(of);
    const customers = column(() => 0).map((_, i) => i);
    const outcomes = { customers, happened: column(({ orders }) => (orders > 0 ? 1 : 0)) };
    const ours = column(({ probability }) => probability);
    const n = customers.length;
    const baseRate = outcomes.happened.reduce((sum, one) => sum + one, 0) / n;
    const usual = column(() => usualRate);
    return compare({ of: 'customers who ordered before', n, customers: n, baseRate }, [
      { name: 'Reprise', measures: { ...ranking(outcomes, ours), brier: brier(outcomes, ours) } },
      {
        name: 'within 90 days',
        measures: ranking(
          outcomes,
          column(({ isRecent }) => (isRecent ? 1 : 0)),
        ),
      },
      {
        name: 'ordered last',
        measures: ranking(
          outcomes,
          column(({ lastAt }) => lastAt),
        ),
      },
      {
        name: 'RFM sum',
        measures: ranking(
          outcomes,
          column(({ rfm }) => rfm),
        ),
      },
      {
        name: 'orders, fading',
        measures: ranking(
          outcomes,
          column(({ decayed }) => decayed),
        ),
      },
      { name: 'the same for all', measures: { brier: brier(outcomes, usual) } },
    ]);
  }
}
