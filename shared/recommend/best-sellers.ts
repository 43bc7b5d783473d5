// The store's best sellers: those of people who bought as often as this one before, then those of all.
import type { Catalog } from '../schema/catalog.ts';
import type { Profile } from '../schema/profile.ts';
import { type Companion, readRow } from './companion-row.ts';
import type { Scored } from './merchandise.ts';

/** Best sellers considered for a list: enough for 24 places, exclusions and boosts. */
const BEST = 200;

/** Best sellers for a person (nobody known: what people buy first), best first; scores fall from 1 as 1/k. */
export function bestsellers(catalog: Catalog, profile: Profile | null): Scored[] {
  const own = sellersFor(catalog, profile).map(({ index }) => index);
  const all = new Set([...own, ...catalog.products.slice(0, BEST).keys()]);
  return [...all].slice(0, BEST).flatMap((index, k) => {
    const card = catalog.products[index];
    return card === undefined ? [] : [{ card, score: 1 / (k + 1) }];
  });
}

/** What people buy who bought as often before, best first, `weight` relative to the best. */
export function sellersFor({ sellers = [] }: Catalog, profile: Profile | null): Companion[] {
  const orders = profile?.days ?? profile?.orders ?? 0;
  return readRow(sellers[Math.min(orders, sellers.length - 1)] ?? '');
}
