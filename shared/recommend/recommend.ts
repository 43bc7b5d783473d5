// Recommendations for one campaign on one page: strategy, then the merchant's rules, then the fallback.
import type { Card, Catalog } from '../schema/catalog.ts';
import type { ProductFilter, Recommendations } from '../schema/merchandising.ts';
import type { Page } from '../schema/page.ts';
import type { Profile } from '../schema/profile.ts';
import { bestsellers } from './best-sellers.ts';
import { cardOf } from './catalog-index.ts';
import { eligibility } from './eligible.ts';
import { justBoughtBy } from './just-bought-by.ts';
import { merchandise } from './merchandise.ts';
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

/** At most `settings.show` products, none sold out, sensitive, excluded, just bought, in the cart or on the page. Strategies
 * of new items rank what the person has never bought. */
export function recommend(settings: Recommendations, context: RecommendContext): Card[] {
  const { catalog, profile, page, viewed = [], sensitive, currencyDigits, now } = context;
  if (catalog === null) return [];
  const bought = new Set(NEW_ITEMS.has(settings.strategy) ? profile?.bought : []);
  const candidates = candidatesOf(settings.strategy, { catalog, profile, page, viewed, now });
  const justBought = profile === null ? new Set<string>() : justBoughtBy(profile, catalog, now);
  return merchandise(settings, {
    candidates: bought.size === 0 ? candidates : candidates.filter(({ card }) => !bought.has(card.id)),
    fallback: settings.fallback === 'none' ? [] : bestsellers(catalog, profile),
    cardOf: (product) => cardOf(catalog, product),
    eligible: eligibility(page, justBought, [...sensitive, ...settings.exclude], currencyDigits),
    currencyDigits,
  });
}
