// The store's best sellers: those of people who bought as often as this one before, then those of all.
import type { Catalog } from '../schema/catalog.ts';
import type { Profile } from '../schema/profile.ts';
import { readRow } from './companion-row.ts';
import type { Scored } from './merchandise.ts';

/** Best sellers considered for a list: enough for 24 places, exclusions and boosts. */
const BEST = 200;

/** Best sellers for a person (nobody known: what people buy first), best first; scores fall from 1 as 1/k. */
export function bestsellers(catalog: Catalog, profile: Profile | null): Scored[] {
  const orders = profile?.days ?? profile?.orders ?? 0;
  const rows = catalog.sellers ?? [];
  const own = readRow(rows[Math.min(orders, rows.length - 1)] ?? '').map(({ index }) => index);
  const all = new Set([...own, ...catalog.products.slice(0, BEST).keys()]);
  return [...all].slice(0, BEST).flatMap((index, k) => {
    const card = catalog.products[index];
    return card === undefined ? [] : [{ card, score: 1 / (k + 1) }];
  });
}
