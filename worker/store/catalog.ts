// The catalogue as decisions read it: what the shop sells, what the last fit found, what has run out.
import type { Card, Catalog } from '../../shared/schema/catalog.ts';
import { type Fitted, lastFit } from './fitted.ts';
import { flagsOf } from './flags.ts';
import { importedProducts, type ProductRow, productRows } from './products.ts';

/** Limits of `catalog:{store}`: what an isolate can hold of many stores. */
const PRODUCTS = 5000;
const BYTES = 2_000_000;

/** Where a product without an address leads: the shop's front page. */
const FRONT_PAGE = '/';

/** The catalogue from rows: best sellers first, then what was imported and never sold. */
export function catalogOf(sql: SqlStorage, now: number): Catalog {
  const fitted = lastFit(sql, now);
  const rows = new Map(
    productRows(
      sql,
      fitted.products.map(({ id }) => id),
    ).map((row) => [row.id, row]),
  );
  const sold = new Set(rows.keys());
  const unsold = importedProducts(sql, PRODUCTS).filter(({ id }) => !sold.has(id));
  const products = [
    ...fitted.products.map((product) => cardOf(rows.get(product.id) ?? { id: product.id }, product)),
    ...unsold.map((row) => cardOf(row)),
  ];
  const related = products.map((_, i) => fitted.products[i]?.related ?? []);
  return fitting({ builtAt: now, products, related, model: fitted.model, flags: flagsOf(sql, now) });
}

function cardOf(
  row: Partial<ProductRow> & { readonly id: string },
  fitted?: Fitted['products'][number],
): Card {
  const { lnGap, repeatShare } = fitted ?? {};
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
  };
}

/** The first products of a catalogue, so many that it stays within its limits. */
function fitting(catalog: Catalog): Catalog {
  let size = Math.min(catalog.products.length, PRODUCTS);
  for (;;) {
    const cut: Catalog = {
      ...catalog,
      products: catalog.products.slice(0, size),
      related: catalog.related.slice(0, size).map((others) => others.filter((other) => other < size)),
    };
    if (size === 0 || new TextEncoder().encode(JSON.stringify(cut)).length <= BYTES) return cut;
    size = Math.floor(size * 0.8);
  }
}
