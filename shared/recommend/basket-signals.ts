// What baskets tell beyond shared buyers: which neighbours go into one basket, and which follow in the next one.
import { type BasketHistory, type CoCounts, itemsOf } from './co-counts.ts';
import { SHRINKAGE } from './neighbours.ts';
import { type Strongest, strongest } from './strongest.ts';

/** Neighbours looked at for each product, and companions kept. */
const AROUND = 50;
const KEPT = 8;
/** Products of baskets gone through between two pauses. */
const BITE = 20_000;
/** Pseudo-observations of the store's share that a pair's own are mixed with. */
const PSEUDO = 5;

export type BasketSignals = {
  /** Bought in the same basket, and rather so than one after the other, as substitutes are. */
  readonly together: Strongest;
  /** Bought in the basket after, for the first time. */
  readonly following: Strongest;
};

/** Companions by baskets; `trend[i]` weighs product i as a target. Pauses by yielding. */
export function* basketSignals(
  people: Iterable<BasketHistory>,
  counts: CoCounts,
  near: Strongest,
  trend: Float64Array,
): Generator<undefined, BasketSignals> {
  const same = new Uint32Array(counts.size * AROUND);
  const later = new Uint32Array(counts.size * AROUND);
  const tally = tallyWith(near, counts.size);
  let seen = 0;
  for (const history of people) {
    const had = new Set<number>();
    let previous: number[] = [];
    for (const day of history) {
      const basket = itemsOf([day], counts.size);
      tally(basket, basket, same);
      tally(
        previous,
        basket.filter((item) => !had.has(item)),
        later,
      );
      for (const item of basket) had.add(item);
      previous = basket;
    }
    seen += 1 + had.size;
    if (seen < BITE) continue;
    seen = 0;
    yield;
  }
  yield;
  return ranked(same, later, counts, near, trend);
}

/** Adds one for each product of `from` and each neighbour of it that is in `to`. */
function tallyWith(near: Strongest, size: number) {
  const marked = new Uint8Array(size);
  return (from: readonly number[], to: readonly number[], into: Uint32Array) => {
    if (from.length === 0 || to.length === 0) return;
    for (const item of to) marked[item] = 1;
    for (const item of from) {
      for (let k = 0; k < AROUND; k++) {
        const other = near.at(item, k);
        if (other < 0) break;
        if (marked[other] === 1) into[item * AROUND + k] = (into[item * AROUND + k] ?? 0) + 1;
      }
    }
    for (const item of to) marked[item] = 0;
  };
}

function ranked(
  same: Uint32Array,
  later: Uint32Array,
  counts: CoCounts,
  near: Strongest,
  trend: Float64Array,
): BasketSignals {
  const [allSame, allLater] = [total(same), total(later)];
  const usual = allSame / Math.max(1, allSame + allLater);
  const together = strongest(counts.size, KEPT);
  const following = strongest(counts.size, KEPT);
  for (let item = 0; item < counts.size; item++) {
    const own = counts.of(item, item);
    for (const [k, other] of near.of(item).slice(0, AROUND).entries()) {
      const [joint, after] = [same[item * AROUND + k] ?? 0, later[item * AROUND + k] ?? 0];
      const scale = (trend[other] ?? 1) / (Math.sqrt(own * counts.of(other, other)) + SHRINKAGE);
      const share = (joint + PSEUDO * usual) / (joint + after + PSEUDO);
      if (share >= usual) together.offer(item, other, joint * share * scale);
      following.offer(item, other, after * scale);
    }
  }
  return { together, following };
}

const total = (values: Uint32Array): number => values.reduce((sum, value) => sum + value, 0);
