// Strategies: from what is known of page and person to scored candidates. What may not be shown is left to others.

import { rhythmOf } from '../replenish/due.ts';
import { nextNeed } from '../replenish/need.ts';
import { HORIZON_DAYS } from '../replenish/signals.ts';
import type { Card, Catalog } from '../schema/catalog.ts';
import type { Strategy } from '../schema/merchandising.ts';
import type { Page } from '../schema/page.ts';
import type { Profile } from '../schema/profile.ts';
import { bestsellers, sellersFor } from './best-sellers.ts';
import { cardOf } from './catalog-index.ts';
import { readRow } from './companion-row.ts';
import { relatedOf, Tally, usualWeight } from './companions.ts';
import { alike, likenessOf } from './likeness.ts';
import type { Scored } from './merchandise.ts';
import { boughtSeeds, lastBasket, seedsHere } from './seeds.ts';
import { viewedCandidates } from './viewed.ts';
import { withNew } from './with-new.ts';

export type StrategyContext = {
  readonly catalog: Catalog;
  readonly profile: Profile | null;
  readonly page: Page;
  readonly viewed?: readonly string[];
  readonly now: number;
  /** Days ahead that "again" looks, when not those of a nudge. */
  readonly horizonDays?: number;
};

/** Strategies that show what a person has not bought yet. */
export const NEW_ITEMS: ReadonlySet<Strategy> = new Set(['related', 'complementary', 'next']);

/** What followed the last basket counts beside what goes with all baskets, as a third of it: a prior, as each such pair
 * was seen less often. From none to two thirds, lists differ in NDCG by no more than 2% in real shops we know and 4% in
 * made-up ones, so there is hardly anything for a store's own past to tell. */
const FOLLOWING = 1 / 3;
/** Seeds that are compared by their traits; a cart may hold hundreds. */
const COMPARED = 5;

/** Candidates of a strategy, best first. */
export function candidatesOf(strategy: Strategy, context: StrategyContext): Scored[] {
  switch (strategy) {
    case 'related':
      return related(context);
    case 'complementary':
      return complementary(context);
    case 'next':
      return next(context);
    case 'again':
      return ownProducts(context);
    case 'bestsellers':
      return bestsellers(context.catalog, context.profile);
    case 'recently-viewed':
      return viewedCandidates(context.viewed ?? [], context.catalog);
  }
}

/** Bought by the same people; where that is known too little, alike. Some places are for new products that are alike. */
function related(context: StrategyContext): Scored[] {
  const { catalog, page, profile } = context;
  const kind = ofItsKind(context);
  if (kind.length > 0) return kind;
  const [tally, news] = [new Tally(), new Tally()];
  const seeds = seedsHere(catalog, page, profile);
  for (const seed of seeds) tally.add(relatedOf(catalog, seed));
  for (const seed of seeds.slice(0, COMPARED)) {
    addAlike(tally, catalog, seed);
    news.add(likenessOf(catalog, seed, 'new'));
  }
  return withNew(tally.ranked(catalog, seeds), news.ranked(catalog, seeds));
}

/** On the page of a category, or of a product that the catalogue does not know: the best sellers of its kind. */
function ofItsKind({ catalog, page }: StrategyContext): Scored[] {
  const { product, category } = page;
  if (product !== undefined && cardOf(catalog, product.id) !== undefined) return [];
  const [tally, news] = [new Tally(), new Tally()];
  const traits = { category, ...product };
  tally.add(alike(catalog, traits));
  news.add(alike(catalog, traits, 'new'));
  return withNew(tally.ranked(catalog, []), news.ranked(catalog, []));
}

/** The less buyers tell of a product, the more its likes count. Its weights sum to nearly 1 when they tell all, and to
 * nearly 0 when it has hardly been bought; a perfect likeness is worth what the store's best companions are. */
function addAlike(tally: Tally, catalog: Catalog, seed: number): void {
  const told = relatedOf(catalog, seed).reduce((sum, { weight }) => sum + weight, 0);
  if (told >= 1) return;
  tally.add(likenessOf(catalog, seed), (1 - told) * usualWeight(catalog));
}

/** Bought in the same basket, whatever its category; then what is related but of another category. */
function complementary({ catalog, page, profile }: StrategyContext): Scored[] {
  const seeds = seedsHere(catalog, page, profile);
  const own = new Set(seeds.map((seed) => catalog.products[seed]?.category));
  const together = new Tally();
  const others = new Tally();
  for (const seed of seeds) {
    together.add(readRow(catalog.together?.[seed] ?? ''));
    others.add(relatedOf(catalog, seed));
  }
  const first = together.ranked(catalog, seeds);
  const known = new Set(first.map(({ card }) => card.id));
  const then = others
    .ranked(catalog, seeds)
    .filter(({ card }) => !known.has(card.id) && (card.category === undefined || !own.has(card.category)));
  const least = first.at(-1)?.score ?? 1;
  const most = then[0]?.score ?? 1;
  return [...first, ...then.map(({ card, score }) => ({ card, score: (score * least) / most }))];
}

/** What goes with all that a person bought, what others bought after what this person bought last, and, as far as the
 * store's past says so, what people buy most. */
function next({ catalog, profile }: StrategyContext): Scored[] {
  const { leaning = 0 } = catalog;
  const tally = new Tally();
  const bought = boughtSeeds(catalog, profile);
  for (const seed of bought) tally.add(relatedOf(catalog, seed));
  for (const seed of lastBasket(catalog, profile)) {
    tally.add(readRow(catalog.following?.[seed] ?? ''), FOLLOWING);
  }
  if (bought.length > 0 && leaning > 0) tally.add(sellersFor(catalog, profile), leaning);
  return tally.ranked(catalog, bought);
}

/** Own products by the probability of being bought again within 14 days, or the horizon asked for. */
function ownProducts({ catalog, profile, now, horizonDays = HORIZON_DAYS }: StrategyContext): Scored[] {
  const own = (profile?.pairs ?? []).flatMap((pair) => {
    const card = cardOf(catalog, pair.product);
    if (card === undefined) return [];
    const need = nextNeed(pair, rhythmOf(card), catalog.model.replenish, now, profile?.tempo);
    return scored(card, need.probability(horizonDays));
  });
  return own.sort((a, b) => b.score - a.score || (a.card.id < b.card.id ? -1 : 1));
}

const scored = (card: Card | undefined, score: number): Scored[] =>
  card === undefined || score <= 0 ? [] : [{ card, score }];
