// The catalogue as decisions read it: what the shop sells, what the last fit found, what has run out.
import type { Card, Catalog } from '../../shared/schema/catalog.ts';
import { cardOf, companionFields, largest, PRODUCTS } from './catalog-cards.ts';
import { cutTo, lastFit } from './fitted.ts';
import { liveFlags } from './flags.ts';
import { firstToldAt, importedProducts, newProducts, productRows } from './products.ts';

const DAY = 86_400_000;
/** So long a product is new that nobody bought, or that came a day or more after the shop's first products. */
const NEW_MS = 90 * DAY;
/** Of a catalogue too small for all, one place in so many is kept for new products that nobody bought. */
const NEW_SHARE = 10;
const NEW = { isNew: true } as const;

/** The catalogue from rows: best sellers first, then what was never sold, of it the latest first as long as it is new. */
export function catalogOf(sql: SqlStorage, now: number): Catalog {
  const fitted = lastFit(sql, now);
  const ids = fitted.products.map(({ id }) => id);
  const rows = new Map(productRows(sql, ids).map((row) => [row.id, row]));
  const lateFrom = Math.max(now - NEW_MS, (firstToldAt(sql) ?? now) + DAY);
  const isLate = (id: string) => (rows.get(id)?.told_at ?? 0) > lateFrom;
  const sold = fitted.products.map((product) => ({
    ...cardOf(rows.get(product.id) ?? { id: product.id }, product),
    ...(isLate(product.id) && NEW),
  }));
  const news = newProducts(sql, now - NEW_MS, ids, PRODUCTS).map((row) => ({ ...cardOf(row), ...NEW }));
  const known = new Set([...ids, ...news.map(({ id }) => id)]);
  const others = importedProducts(sql, PRODUCTS).filter(({ id }) => !known.has(id));
  const unsold: Card[] = [...news, ...others.map((row) => cardOf(row))];
  const flags = liveFlags(sql, now);
  return largest(sold.length + unsold.length, (size) => {
    const kept = cutTo(fitted, size - Math.min(news.length, Math.floor(size / NEW_SHARE)));
    const products = [...sold.slice(0, kept.products.length), ...unsold].slice(0, size);
    const companions = companionFields(kept, products.length);
    return { builtAt: now, products, model: fitted.model, flags, ...companions };
  });
}
