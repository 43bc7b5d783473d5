// Held out: of some people the last basket is held back, and each way to score products ranks what was new in it. So
// the store's own past decides between ways.
import { type BasketHistory, type CoCounts, itemsOf } from './co-counts.ts';
import { ridge } from './ridge.ts';
import { type Strongest, strongest } from './strongest.ts';

/** What a person had bought before, and what their last basket added. */
export type HeldOut = { readonly before: readonly number[]; readonly fresh: readonly number[] };

/** Companions regularised by `strength`, with what a best seller gets on top of them, for several amounts of it. */
export type Ways = { readonly strength: number; readonly leanings: readonly number[] };

/** People held out, and neighbours each product is judged by: enough to tell ways apart. */
export const HELD_OUT = 600;
const AROUND = 50;
const LISTED = 10;
const BITE = 25;

/** The last basket apart from what came before, or null when it adds nothing or there was nothing before. */
export function heldOutOf(history: BasketHistory, size: number): HeldOut | null {
  const before = itemsOf(history.slice(0, -1), size);
  const had = new Set(history.slice(0, -1).flat());
  const fresh = itemsOf(history.slice(-1), size).filter((item) => !had.has(item));
  return before.length > 0 && fresh.length > 0 ? { before, fresh } : null;
}

/** NDCG of each person's list of ten, a row for each leaning of each way; `counts` must not know what is held out.
 * Yields between bites. */
export function* gainsOf(
  counts: CoCounts,
  near: Strongest,
  people: readonly HeldOut[],
  ways: readonly Ways[],
): Generator<undefined, number[][]> {
  const owners = ownersOf(people, counts.size);
  const most = mostBuyers(counts);
  const solver = ridge(counts, AROUND);
  const lists = ways.map(({ leanings }) => leanings.map(() => strongest(people.length, LISTED)));
  const scores = new Float64Array(people.length);
  for (let product = 0; product < counts.size; product++) {
    const around = near.of(product);
    const share = counts.of(product, product) / most;
    for (const [w, { strength, leanings }] of ways.entries()) {
      addUp(scores, around, solver.weights(product, around, strength), owners);
      // What they had already is no news: below anything that is offered.
      for (const person of owners[product] ?? []) scores[person] = Number.NEGATIVE_INFINITY;
      for (const [l, leaning] of leanings.entries()) {
        const list = lists[w]?.[l];
        const extra = leaning * share;
        for (let person = 0; person < scores.length; person++) {
          list?.offer(person, product, (scores[person] ?? 0) + extra);
        }
      }
      scores.fill(0);
    }
    if (product % BITE === BITE - 1) yield;
  }
  return lists.flat().map((list) => people.map(({ fresh }, i) => ndcg(list.of(i), fresh)));
}

/** The first row of `gainsOf` whose mean is within a standard error of the best row's; null where no list hits. */
export function asGoodAsBest(gains: readonly (readonly number[])[]): number | null {
  const means = gains.map(mean);
  const best = means.lastIndexOf(Math.max(...means));
  if (!((means[best] ?? 0) > 0)) return null;
  return gains.findIndex((row) => {
    const behind = row.map((gain, person) => (gains[best]?.[person] ?? 0) - gain);
    const average = mean(behind);
    const variance = mean(behind.map((one) => (one - average) ** 2));
    return average <= Math.sqrt(variance / behind.length);
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** For each product the positions of the people who had it before; undefined where there is none. */
function ownersOf(people: readonly HeldOut[], size: number): (number[] | undefined)[] {
  const owners = new Array<number[] | undefined>(size);
  for (const [person, { before }] of people.entries()) {
    for (const item of before) {
      const list = owners[item];
      if (list) list.push(person);
      else owners[item] = [person];
    }
  }
  return owners;
}

function addUp(
  scores: Float64Array,
  around: readonly number[],
  weights: Float64Array,
  owners: readonly (readonly number[] | undefined)[],
): void {
  for (let k = 0; k < around.length && k < AROUND; k++) {
    const weight = weights[k] ?? 0;
    for (const person of owners[around[k] ?? 0] ?? []) scores[person] = (scores[person] ?? 0) + weight;
  }
}

function mostBuyers(counts: CoCounts): number {
  let most = 1;
  for (let i = 0; i < counts.size; i++) most = Math.max(most, counts.of(i, i));
  return most;
}

function ndcg(list: readonly number[], wanted: readonly number[]): number {
  const gain = (place: number) => 1 / Math.log2(place + 2);
  let [found, ideal] = [0, 0];
  for (let place = 0; place < LISTED; place++) {
    if (wanted.includes(list[place] ?? -1)) found += gain(place);
    if (place < wanted.length) ideal += gain(place);
  }
  return found / ideal;
}
