// Cards of a catalogue and how many of them fit, without the database.
import type { Card, Catalog } from '../../shared/schema/catalog.ts';
import type { Fitted } from './fit-pass.ts';

/** A product as stored; `tags` is a JSON array. `imported` 0: known from order lines only. */
export type ProductRow = {
  readonly id: string;
  readonly imported: number;
  readonly title: string | null;
  readonly url: string | null;
  readonly image: string | null;
  readonly price_minor: number | null;
  readonly brand: string | null;
  readonly category: string | null;
  readonly tags: string | null;
  readonly stock: number | null;
  readonly variant: string | null;
};

/** Limits of `catalog:{store}`: what an isolate can hold of many stores. */
export const PRODUCTS = 5000;
const BYTES = 2_000_000;

/** Where a product without an address leads: the shop's front page. */
const FRONT_PAGE = '/';

/** The card of a product, from what the shop told and what the last fit found. */
export function cardOf(
  row: Partial<ProductRow> & { readonly id: string },
  fitted?: Fitted['products'][number],
): Card {
  const { lnGap, repeatShare, basis } = fitted ?? {};
  return {
    id: row.id,
    title: row.title ?? row.id,
    url: row.url ?? FRONT_PAGE,
    ...(row.image && { image: row.image }),
    ...(typeof row.price_minor === 'number' && { priceMinor: row.price_minor }),
    ...(row.brand && { brand: row.brand }),
    ...(row.category && { category: row.category }),
    ...(row.tags && { tags: JSON.parse(row.tags) }),
    ...(typeof row.stock === 'number' && { stock: row.stock }),
    ...(row.variant && { variant: row.variant }),
    ...(lnGap !== undefined && repeatShare !== undefined && { lnGap, repeatShare }),
    ...(basis !== undefined && { basis }),
  };
}

/** What the catalogue holds beside each card: its companions. */
export function companionFields(fitted: Fitted, products: number) {
  const of = <T>(read: (product: Partial<Fitted['products'][number]>) => T): T[] =>
    Array.from({ length: products }, (_, i) => read(fitted.products[i] ?? {}));
  return {
    related: of(({ related = [] }) => related),
    ...(fitted.sellers && {
      weights: of(({ weights = '' }) => weights),
      together: of(({ together = '' }) => together),
      following: of(({ following = '' }) => following),
      sellers: fitted.sellers,
      leaning: fitted.leaning ?? 0,
    }),
  };
}

/** The first products of a catalogue, so many that it stays within its limits. A companion beyond them stays where it is
 * told, at the cost of some bytes: it has no card, so it is never shown. */
export const fitting = (catalog: Catalog): Catalog =>
  largest(catalog.products.length, (size) => {
    const first = <T>(rows: readonly T[]): T[] => rows.slice(0, size);
    const { weights, together, following } = catalog;
    return {
      ...catalog,
      products: first(catalog.products),
      related: first(catalog.related),
      ...(weights && { weights: first(weights) }),
      ...(together && { together: first(together) }),
      ...(following && { following: first(following) }),
    };
  });

/** Of the catalogues of so many products or fewer, the first that stays within its limits. */
export function largest(products: number, ofSize: (size: number) => Catalog): Catalog {
  let size = Math.min(products, PRODUCTS);
  for (;;) {
    const catalog = ofSize(size);
    if (size === 0 || new TextEncoder().encode(JSON.stringify(catalog)).length <= BYTES) return catalog;
    size = Math.floor(size * 0.8);
  }
}
