// Recommendations for one campaign on one page: strategy, then the merchant's rules, then the fallback.
import type { Card, Catalog } from '../schema/catalog.ts';
import type { ProductFilter, Recommendations } from '../schema/merchandising.ts';
import type { Page } from '../schema/page.ts';
import type { Profile } from '../schema/profile.ts';
import { DAY_MS } from '../segment/decay.ts';
import { bestsellers } from './best-sellers.ts';
import { cardOf } from './catalog-index.ts';
import { eligibility } from './eligible.ts';
import { merchandise, type Scored } from './merchandise.ts';
import { candidatesOf, NEW_ITEMS } from './strategy.ts';

export type RecommendContext = {
  readonly catalog: Catalog | null;
  readonly profile: Profile | null;
  readonly page: Page;
  /** Products this browser looked at, the last one first. */
  readonly viewed?: readonly string[];
  readonly sensitive: readonly ProductFilter[];
  readonly currencyDigits: number;
  readonly now: number;
};

/** Days for which a purchase is "just bought". */
const JUST_BOUGHT_DAYS = 30;

/** At most `settings.show` products, none sold out, sensitive, excluded, in the cart or on the page. Strategies of new
 * items rank what the person has not bought; neither they nor their fallback show what was just bought. */
export function recommend(settings: Recommendations, context: RecommendContext): Card[] {
  const { catalog, profile, page, viewed = [], sensitive, currencyDigits, now } = context;
  if (catalog === null) return [];
  const newOnly = profile !== null && NEW_ITEMS.has(settings.strategy);
  const bought = new Set(newOnly ? profile.bought : []);
  const justBought = new Set(newOnly ? justBoughtBy(profile, now) : []);
  const without = (products: ReadonlySet<string>, list: Scored[]) =>
    products.size === 0 ? list : list.filter(({ card }) => !products.has(card.id));
  return merchandise(settings, {
    candidates: without(bought, candidatesOf(settings.strategy, { catalog, profile, page, viewed, now })),
    fallback: settings.fallback === 'none' ? [] : without(justBought, bestsellers(catalog, profile)),
    cardOf: (product) => cardOf(catalog, product),
    eligible: eligibility(page, [...sensitive, ...settings.exclude], currencyDigits),
    currencyDigits,
  });
}

/** Bought within 30 days as far as pairs tell; what has no pair (on subscription, or among many) counts as well. */
function justBoughtBy(profile: Profile, now: number): string[] {
  const lastAt = new Map(profile.pairs.map((pair) => [pair.product, pair.lastAt]));
  return profile.bought.filter(
    (product) => now - (lastAt.get(product) ?? Number.POSITIVE_INFINITY) < JUST_BOUGHT_DAYS * DAY_MS,
  );
}
