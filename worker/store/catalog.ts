// The catalogue as decisions read it: what the shop sells, what the last fit found, what has run out.
import type { Catalog } from '../../shared/schema/catalog.ts';
import { cardOf, companionFields, fitting, PRODUCTS } from './catalog-cards.ts';
import { lastFit } from './fitted.ts';
import { liveFlags } from './flags.ts';
import { importedProducts, productRows } from './products.ts';

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
  return fitting({
    ...{ builtAt: now, products, model: fitted.model, flags: liveFlags(sql, now) },
    ...companionFields(fitted, products.length),
  });
}
