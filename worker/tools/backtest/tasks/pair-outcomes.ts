// What came of pair predictions, as columns to measure: bought again within the horizon, and how far off the due date.
import { DAY_MS } from '../../../../shared/segment/decay.ts';
import { type Comparison, compare } from '../measures/comparison.ts';
import { brier, medianOf } from '../measures/means.ts';
import type { Outcomes } from '../measures/outcomes.ts';
import { ranking } from '../measures/ranking.ts';
import type { PairPrediction } from './pair-predictions.ts';
import type { UsualGaps } from './usual-gaps.ts';

/** Fewest purchases of a pair with a rhythm of its own. */
export const REPEATED = 2;

class Columns {
  readonly customers: number[] = [];
  readonly happened: number[] = [];
  readonly scores = {
    ours: [] as number[],
    count: [] as number[],
    last: [] as number[],
    decayed: [] as number[],
  };
}

export class PairOutcomes {
  readonly #all = new Columns();
  readonly #repeated = new Columns();
  readonly #days = { customers: [] as number[], ours: [] as number[], own: [] as number[] };
  readonly #usual = { product: [] as number[], store: [] as number[] };
  readonly #gaps: UsualGaps;
  readonly #at: number;
  #customers = 0;

  /** `at` (ms): the moment of the predictions. */
  constructor(gaps: UsualGaps, at: number) {
    this.#gaps = gaps;
    this.#at = at;
  }

  /** Share of the repeated pairs that were bought within the horizon. */
  get baseRate(): number {
    return rateOf(this.#repeated);
  }

  /** Adds one customer's predictions; `boughtAt` (ms) of what was bought ever after, `until` (ms) the horizon's end. */
  add(predictions: readonly PairPrediction[], boughtAt: ReadonlyMap<string, number>, until: number): void {
    if (predictions.length === 0) return;
    const customer = this.#customers++;
    for (const prediction of predictions) {
      const { pair } = prediction;
      const next = boughtAt.get(pair.product);
      const happened = next !== undefined && next < until ? 1 : 0;
      for (const columns of pair.buys < REPEATED ? [this.#all] : [this.#all, this.#repeated]) {
        columns.customers.push(customer);
        columns.happened.push(happened);
        columns.scores.ours.push(prediction.probability);
        columns.scores.count.push(pair.buys);
        columns.scores.last.push(pair.lastAt);
        columns.scores.decayed.push(prediction.decayed);
      }
      if (next !== undefined && pair.buys >= REPEATED) this.#addDays(customer, prediction, next);
    }
  }

  /** Everything measured; `usualRate` is the share that was bought in the horizon before. */
  comparisons(usualRate: number): Comparison[] {
    return [
      this.#compared('pairs bought on two days or more', this.#repeated, usualRate),
      this.#compared('all candidate pairs', this.#all, usualRate),
      this.#dueDates(),
    ];
  }

  #addDays(customer: number, { pair, dueAt }: PairPrediction, next: number): void {
    // A date that has passed by then would not be named by anybody: it is now.
    const off = (days: number) => Math.abs(Math.max(this.#at, pair.lastAt + days * DAY_MS) - next) / DAY_MS;
    this.#days.customers.push(customer);
    this.#days.ours.push(Math.abs(dueAt - next) / DAY_MS);
    this.#days.own.push(off(Math.exp(pair.sumLnGap / (pair.buys - 1))));
    this.#usual.product.push(off(this.#gaps.products.get(pair.product) ?? this.#gaps.store));
    this.#usual.store.push(off(this.#gaps.store));
  }

  #compared(of: string, columns: Columns, usualRate: number): Comparison {
    const outcomes: Outcomes = columns;
    const { ours, count, last, decayed } = columns.scores;
    const usual = ours.map(() => usualRate);
    const about = { of, n: ours.length, customers: this.#customers, baseRate: rateOf(columns) };
    return compare(about, [
      { name: 'Reprise', measures: { ...ranking(outcomes, ours), brier: brier(outcomes, ours) } },
      { name: 'times bought', measures: ranking(outcomes, count) },
      { name: 'bought last', measures: ranking(outcomes, last) },
      { name: 'times bought, fading', measures: ranking(outcomes, decayed) },
      { name: 'the same for all', measures: { brier: brier(outcomes, usual) } },
    ]);
  }

  #dueDates(): Comparison {
    const { customers, ours, own } = this.#days;
    const days = (values: readonly number[]) => ({ medianDays: medianOf(customers, values) });
    return compare(
      { of: 'due dates of pairs that were bought again', n: ours.length, customers: this.#customers },
      [
        { name: 'Reprise', measures: days(ours) },
        { name: "the pair's own mean gap", measures: days(own) },
        { name: "the product's usual gap", measures: days(this.#usual.product) },
        { name: "the store's usual gap", measures: days(this.#usual.store) },
      ],
    );
  }
}

const rateOf = ({ happened }: { readonly happened: readonly number[] }): number =>
  happened.reduce((sum, one) => sum + one, 0) / happened.length;
