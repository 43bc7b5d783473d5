// How strongly companions are regularised, decided by the store's own past: of some people the last basket is held back,
// and each strength ranks what was new in it.
import { type BasketHistory, type CoCounts, itemsOf } from './co-counts.ts';
import { ridge } from './ridge.ts';
import { type Strongest, strongest } from './strongest.ts';

/** What a person had bought before, and what their last basket added. */
export type HeldOut = { readonly before: readonly number[]; readonly fresh: readonly number[] };

/** People held out, and neighbours each product is judged by: enough to tell strengths apart. */
export const HELD_OUT = 600;
const AROUND = 50;
/** λ as multiples of how many people bought a product on average, weakest first. */
const STRENGTHS = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16] as const;
const LISTED = 10;
const BITE = 100;

/** The last basket apart from what came before, or null when it adds nothing or there was nothing before. */
export function heldOutOf(history: BasketHistory, size: number): HeldOut | null {
  const before = itemsOf(history.slice(0, -1), size);
  const had = new Set(history.slice(0, -1).flat());
  const fresh = itemsOf(history.slice(-1), size).filter((item) => !had.has(item));
  return before.length > 0 && fresh.length > 0 ? { before, fresh } : null;
}

/** The weakest λ whose lists of ten are as good by NDCG as the best one's, within a standard error of the difference:
 * stronger ones tell products apart less. `counts` must not know what is held out. Where no list hits, the average count. */
export function* strengthOf(
  counts: CoCounts,
  near: Strongest,
  people: readonly HeldOut[],
): Generator<undefined, number> {
  const typical = meanCount(counts);
  const owners = ownersOf(people, counts.size);
  const solver = ridge(counts, AROUND);
  const lists = STRENGTHS.map(() => strongest(people.length, LISTED));
  const scores = new Float64Array(people.length);
  for (let product = 0; product < counts.size; product++) {
    const around = near.of(product);
    for (const [s, list] of lists.entries()) {
      const weights = solver.weights(product, around, (STRENGTHS[s] ?? 1) * typical);
      addUp(scores, around, weights, owners);
      for (const person of owners[product] ?? []) scores[person] = 0;
      for (let person = 0; person < scores.length; person++) list.offer(person, product, scores[person] ?? 0);
      scores.fill(0);
    }
    if (product % BITE === BITE - 1) yield;
  }
  const gains = lists.map((list) => people.map(({ fresh }, i) => ndcg(list.of(i), fresh)));
  return typical * (STRENGTHS[asGoodAsBest(gains)] ?? 1);
}

/** `gains[s][person]`: the first row whose mean is within a standard error of the best row's. */
function asGoodAsBest(gains: readonly (readonly number[])[]): number {
  const means = gains.map(mean);
  const best = means.lastIndexOf(Math.max(...means));
  if (!((means[best] ?? 0) > 0)) return STRENGTHS.indexOf(1);
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

function meanCount(counts: CoCounts): number {
  let sum = 0;
  for (let i = 0; i < counts.size; i++) sum += counts.of(i, i);
  return Math.max(1, sum / Math.max(1, counts.size));
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
