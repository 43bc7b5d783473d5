// Seeds: the products a list starts from, as positions in the catalogue.
import type { Catalog } from '../schema/catalog.ts';
import type { Page } from '../schema/page.ts';
import type { Profile } from '../schema/profile.ts';
import { dayOf } from '../segment/decay.ts';
import { catalogIndex } from './catalog-index.ts';

const positions = (catalog: Catalog, products: readonly string[]): number[] => {
  const index = catalogIndex(catalog);
  return [...new Set(products)].flatMap((product) => index.get(product) ?? []);
};

/** Page product, else cart, else what a person bought last. */
export function seedsHere(catalog: Catalog, page: Page, profile: Profile | null): number[] {
  const shown = positions(catalog, page.product === undefined ? [] : [page.product.id]);
  if (shown.length > 0) return shown;
  const cart = positions(catalog, page.cart?.items.map((item) => item.product) ?? []);
  return cart.length > 0 ? cart : positions(catalog, profile?.bought ?? []).slice(0, 1);
}

/** All that a person bought. */
export const boughtSeeds = (catalog: Catalog, profile: Profile | null): number[] =>
  positions(catalog, [...(profile?.bought ?? []), ...(profile?.pairs ?? []).map(({ product }) => product)]);

/** What a person bought on their last day, as far as pairs tell. */
export function lastBasket(catalog: Catalog, profile: Profile | null): number[] {
  if (profile === null) return [];
  const pairs = profile.pairs.filter(({ lastAt }) => dayOf(lastAt) === dayOf(profile.lastAt));
  const products = pairs.length > 0 ? pairs.map(({ product }) => product) : profile.bought.slice(0, 1);
  return positions(catalog, products);
}
