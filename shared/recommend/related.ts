// The tables of companions a store publishes, learnt from everybody's baskets in bites: EASE restricted to each
// product's neighbours, and what baskets tell. Deterministic; memory is bounded by products (32 MB for 5,000).
import { basketSignals } from './basket-signals.ts';
import { type BasketHistory, type CoCounts, coCounts, itemsOf } from './co-counts.ts';
import type { Companion } from './companion-row.ts';
import { HELD_OUT, type HeldOut, heldOutOf } from './held-out.ts';
import { leaningOf } from './leaning.ts';
import { neighbours } from './neighbours.ts';
import { ridge } from './ridge.ts';
import { strengthOf } from './strength.ts';
import { type Strongest, strongest } from './strongest.ts';
import { type Demand, trends } from './trend.ts';

/** Neighbours a product is explained by, and companions published. */
const AROUND = 100;
const KEPT = 20;
const PEOPLE_BITE = 4000;
/** Pairs of products counted between two pauses; a person takes as long as so many, however few they bought. */
const PAIRS_BITE = 2_000_000;
const PER_PERSON = 500;
const PRODUCTS_BITE = 50;

/** Companions of one product, strongest first: bought by the same people, in the same basket, in the basket after. */
export type Related = {
  readonly related: readonly Companion[];
  readonly together: readonly Companion[];
  readonly following: readonly Companion[];
};

/** `leaning`: what the weight of a best seller counts beside those of companions. */
export type RelatedTables = { readonly tables: readonly Related[]; readonly leaning: number };

/** One table for each product of `demand`, which is best sellers first; baskets hold indices into it, and what is no such
 * index is ignored. `people` is gone through several times. Yields between bites of about a tenth of a second. */
export function* relatedTables(
  people: Iterable<BasketHistory>,
  demand: readonly Demand[],
): Generator<undefined, RelatedTables> {
  const counts = coCounts(demand.length);
  const heldOut = yield* counted(people, counts);
  const near = yield* neighbours(counts, AROUND);
  const strength = yield* strengthOf(counts, near, heldOut);
  const leaning = yield* leaningOf(counts, near, heldOut, strength);
  for (const { before, fresh } of heldOut) counts.add(fresh, before);
  const trend = trends(demand);
  const related = yield* explained(counts, near, strength, trend);
  const { together, following } = yield* basketSignals(people, counts, near, trend);
  yield;
  const tables = demand.map((_, i) => ({
    related: rowOf(related, i, counts.size),
    together: rowOf(together, i, counts.size),
    following: rowOf(following, i, counts.size),
  }));
  return { tables, leaning };
}

/** Counts everybody, but of every fifth person (at most 200, spread over all) only what came before the last basket. */
function* counted(people: Iterable<BasketHistory>, counts: CoCounts): Generator<undefined, HeldOut[]> {
  const every = Math.max(5, Math.ceil((yield* returning(people)) / HELD_OUT));
  const heldOut: HeldOut[] = [];
  let [pairs, apart] = [0, 0];
  for (const history of people) {
    const held = history.length > 1 && apart++ % every === 0 ? heldOutOf(history, counts.size) : null;
    if (held) heldOut.push(held);
    const items = held?.before ?? itemsOf(history, counts.size);
    counts.add(items, []);
    pairs += PER_PERSON + items.length ** 2 / 2;
    if (pairs < PAIRS_BITE) continue;
    pairs = 0;
    yield;
  }
  return heldOut;
}

/** How many came more than once. */
function* returning(people: Iterable<BasketHistory>): Generator<undefined, number> {
  let [seen, found] = [0, 0];
  for (const history of people) {
    if (history.length > 1) found++;
    if (++seen % PEOPLE_BITE === 0) yield;
  }
  return found;
}

/** For each product, those it speaks for most: its weight in their regression times their trend. */
function* explained(
  counts: CoCounts,
  near: Strongest,
  strength: number,
  trend: Float64Array,
): Generator<undefined, Strongest> {
  const best = strongest(counts.size, KEPT);
  const solver = ridge(counts, AROUND);
  for (let product = 0; product < counts.size; product++) {
    const around = near.of(product);
    const weights = solver.weights(product, around, strength);
    for (const [k, other] of around.entries()) {
      best.offer(other, product, (weights[k] ?? 0) * (trend[product] ?? 1));
    }
    if (product % PRODUCTS_BITE === PRODUCTS_BITE - 1) yield;
  }
  return best;
}

function rowOf(best: Strongest, product: number, size: number): Companion[] {
  if (product >= size) return [];
  const scores = best.scoresOf(product);
  return best.of(product).map((index, k) => ({ index, weight: scores[k] ?? 0 }));
}
