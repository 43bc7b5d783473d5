// What came of lists of ten: each beside what the next basket held.
import { type AtTen, atTen } from '../measures/at-ten.ts';
import { type Comparison, compare } from '../measures/comparison.ts';
import { meanOf } from '../measures/means.ts';

export class ListOutcomes {
  readonly #names: readonly string[];
  readonly #scores: readonly AtTen[][];

  /** `names` of the methods, ours first. */
  constructor(names: readonly string[]) {
    this.#names = names;
    this.#scores = names.map(() => []);
  }

  /** How many customers were added. */
  get customers(): number {
    return this.#scores[0]?.length ?? 0;
  }

  /** Adds one customer: the list of each method, and what was wanted; who wanted nothing tells nothing. */
  add(lists: readonly (readonly string[])[], wanted: ReadonlySet<string>): void {
    if (wanted.size === 0) return;
    for (const [i, list] of lists.entries()) this.#scores[i]?.push(atTen(list, wanted));
  }

  /** The share of customers who found something in the list of the first method. */
  get hitRate(): number {
    return (this.#scores[0] ?? []).reduce((sum, { hit }) => sum + hit, 0) / this.customers;
  }

  compared(of: string): Comparison {
    const everybody = Array.from({ length: this.customers }, (_, i) => i);
    const measureOf = (scores: readonly AtTen[], name: keyof AtTen) =>
      meanOf(
        everybody,
        scores.map((score) => score[name]),
      );
    const methods = this.#names.map((name, i) => {
      const scores = this.#scores[i] ?? [];
      const measures = {
        recall: measureOf(scores, 'recall'),
        ndcg: measureOf(scores, 'ndcg'),
        hit: measureOf(scores, 'hit'),
      };
      return { name, measures };
    });
    return compare({ of, n: this.customers, customers: this.customers }, methods);
  }
}
