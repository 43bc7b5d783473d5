// Strategies: from what is known of page and person to scored candidates. What may not be shown is left to others.

import { rhythmOf } from '../replenish/due.ts';
import { nextNeed } from '../replenish/need.ts';
import { HORIZON_DAYS } from '../replenish/signals.ts';
import type { Card, Catalog } from '../schema/catalog.ts';
import type { Strategy } from '../schema/merchandising.ts';
import type { Page } from '../schema/page.ts';
import type { Profile } from '../schema/profile.ts';
import { decayedAt } from '../segment/decay.ts';
import { cardOf, catalogIndex } from './catalog-index.ts';
import type { Scored } from './merchandise.ts';

export type StrategyContext = {
  readonly catalog: Catalog;
  readonly profile: Profile | null;
  readonly page: Page;
  readonly now: number;
  /** Days ahead that "again" looks, when not those of a nudge. */
  readonly horizonDays?: number;
};

type Seed = { readonly index: number; readonly weight: number };

/** Best sellers considered for a list: enough for 24 places, exclusions and boosts. */
const BEST = 200;

/** Strategies that show what a person has not bought yet. */
export const NEW_ITEMS: ReadonlySet<Strategy> = new Set(['related', 'complementary', 'next']);

/** Candidates of a strategy, best first. `complementary` is `related` without the seed's own category.
 * `recently-viewed` has none: what a browser viewed stays in that browser, so the fallback fills. */
export function candidatesOf(strategy: Strategy, context: StrategyContext): Scored[] {
  switch (strategy) {
    case 'related':
      return companions(seedsHere(context), context.catalog);
    case 'complementary':
      return otherCategory(seedsHere(context), context.catalog);
    case 'next':
      return companions(seedsOfPerson(context), context.catalog);
    case 'again':
      return ownProducts(context);
    case 'bestsellers':
      return bestsellers(context.catalog);
    case 'recently-viewed':
      return [];
  }
}

/** The store's best sellers, best first; the k-th scores 1/k. */
export function bestsellers(catalog: Catalog): Scored[] {
  return catalog.products.slice(0, BEST).map((card, i) => ({ card, score: 1 / (i + 1) }));
}

/** Page product, else cart, else last bought. */
function seedsHere({ catalog, profile, page }: StrategyContext): Seed[] {
  const index = catalogIndex(catalog);
  const known = (products: readonly string[]) =>
    products.flatMap((product) => {
      const at = index.get(product);
      return at === undefined ? [] : [{ index: at, weight: 1 }];
    });
  const shown = page.product === undefined ? [] : known([page.product.id]);
  if (shown.length > 0) return shown;
  const cart = known(page.cart?.items.map((item) => item.product) ?? []);
  return cart.length > 0 ? cart : known(profile?.bought ?? []).slice(0, 1);
}

/** All that a person bought, by decayed count. */
function seedsOfPerson({ catalog, profile, now }: StrategyContext): Seed[] {
  const index = catalogIndex(catalog);
  return (profile?.pairs ?? []).flatMap((pair) => {
    const at = index.get(pair.product);
    return at === undefined ? [] : [{ index: at, weight: decayedAt(pair.decayed, pair.lastAt, now) }];
  });
}

/** Companions of all seeds; the k-th companion of a seed gets its weight / (k + 1). */
function companions(seeds: readonly Seed[], catalog: Catalog): Scored[] {
  const scores = new Map<number, number>();
  for (const { index, weight } of seeds) {
    for (const [k, companion] of (catalog.related[index] ?? []).entries()) {
      scores.set(companion, (scores.get(companion) ?? 0) + weight / (k + 2));
    }
  }
  for (const { index } of seeds) scores.delete(index);
  return [...scores]
    .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b)
    .flatMap(([index, score]) => scored(catalog.products[index], score));
}

function otherCategory(seeds: readonly Seed[], catalog: Catalog): Scored[] {
  const own = new Set(seeds.map(({ index }) => catalog.products[index]?.category));
  return companions(seeds, catalog).filter(
    ({ card }) => card.category === undefined || !own.has(card.category),
  );
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
