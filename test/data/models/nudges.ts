// What would have been shown at each confidence on several dates, and how often it was bought within the horizon.
import { dueProducts } from '../../../shared/replenish/due.ts';
import { HORIZON_DAYS } from '../../../shared/replenish/signals.ts';
import { profileOf } from '../../../shared/segment/profile.ts';
import { learnPairs } from '../../../worker/tools/backtest/learn/pairs.ts';
import { type Figure, figureOf, resampled } from '../../../worker/tools/backtest/measures/bootstrap.ts';
import type { Measure } from '../../../worker/tools/backtest/measures/outcomes.ts';
import type { Shop } from '../../../worker/tools/backtest/order-book.ts';
import { firstBought } from '../../../worker/tools/backtest/tasks/bought-after.ts';
import { before } from './lines.ts';

type Counts = { readonly nudges: number[]; readonly right: number[] };

/** The share of nudges that were right, with an interval over customers. */
export type Kept = {
  readonly confidence: string;
  readonly promised: number;
  readonly nudges: number;
  readonly customers: number;
  readonly precision: Figure;
};

const PROMISED = [
  ['cautious', 0.5],
  ['balanced', 0.3],
  ['eager', 0.15],
] as const;

/** All `cuts` (ms) together, for each confidence. */
export function nudgesAt(shop: Shop, cuts: readonly number[]): Kept[] {
  const numbers = new Map(shop.people.map((person, i) => [person, i]));
  const none = () => shop.people.map(() => 0);
  const counts: Counts[] = PROMISED.map(() => ({ nudges: none(), right: none() }));
  for (const at of cuts) {
    const past = before(shop, at);
    const { published } = learnPairs(past, at);
    for (const person of past.people) {
      const bought = firstBought(shop.linesOf(person), at, HORIZON_DAYS);
      const lines = past.linesOf(person);
      const profile = profileOf({ lines, tags: [], attributes: {}, subscribed: 'unknown' });
      for (const [i, [confidence]] of PROMISED.entries()) {
        const due = dueProducts(profile, published, { confidence, show: 10 }, [], at);
        const right = due.filter(({ card }) => bought.has(card.id)).length;
        add(counts[i], numbers.get(person) ?? 0, due.length, right);
      }
    }
  }
  return PROMISED.map(([confidence, promised], i) => ({
    ...{ confidence, promised },
    ...measured(counts[i] ?? { nudges: [], right: [] }),
  }));
}

function add(counts: Counts | undefined, person: number, nudges: number, right: number): void {
  if (counts === undefined) return;
  counts.nudges[person] = (counts.nudges[person] ?? 0) + nudges;
  counts.right[person] = (counts.right[person] ?? 0) + right;
}

function measured({ nudges, right }: Counts): Omit<Kept, 'confidence' | 'promised'> {
  const shown = nudges.flatMap((count, person) =>
    count > 0 ? [{ nudges: count, right: right[person] ?? 0 }] : [],
  );
  const share: Measure = (weights) => {
    let [all, kept] = [0, 0];
    for (const [i, one] of shown.entries()) {
      all += (weights[i] ?? 0) * one.nudges;
      kept += (weights[i] ?? 0) * one.right;
    }
    return kept / all;
  };
  const drawn = resampled(new Map([['precision', share]]), shown.length, shown.length).get('precision');
  return {
    nudges: shown.reduce((sum, one) => sum + one.nudges, 0),
    customers: shown.length,
    precision: figureOf(drawn ?? { value: Number.NaN, draws: [] }),
  };
}
