// Products: the catalogue as the shop gave it, and names that order lines told us until it did.
import type { Product } from '../../shared/schema/product.ts';
import type { ImportResult, SeenProduct } from './api.ts';
import type { ProductRow } from './catalog-cards.ts';
import { jsonPieces } from './json-pieces.ts';

// `imported` 0: known from order lines only.
export const PRODUCT_TABLES = `
CREATE TABLE products (
  id TEXT PRIMARY KEY, imported INTEGER NOT NULL, title TEXT, url TEXT, image TEXT, price_minor INTEGER, brand TEXT,
  category TEXT, tags TEXT, stock INTEGER, variant TEXT) WITHOUT ROWID;
`;

const FIELDS = 'imported, title, url, image, price_minor, brand, category, tags, stock, variant';

/** Adds or updates products; one that is given as it is already counts as repeated. */
export function importProducts(sql: SqlStorage, products: readonly Product[]): ImportResult {
  const latest = new Map(products.map((product) => [product.id, product]));
  const excluded = FIELDS.split(', ').map((field) => `excluded.${field}`);
  const changed = sql.exec(
    `INSERT INTO products (id, ${FIELDS})
     SELECT value ->> '$.id', 1, value ->> '$.title', value ->> '$.url', value ->> '$.image', value ->> '$.priceMinor',
       value ->> '$.brand', value ->> '$.category', value -> '$.tags', value ->> '$.stock', value ->> '$.variant'
     FROM json_each(?) WHERE true
     ON CONFLICT DO UPDATE SET (${FIELDS}) = (${excluded.join(', ')})
     WHERE (${FIELDS.replaceAll(/\w+/g, 'products.$&')}) IS NOT (${excluded.join(', ')})
     RETURNING 1`,
    JSON.stringify([...latest.values()]),
  );
  const fresh = [...changed].length;
  return { new: fresh, repeated: products.length - fresh, cancelled: 0 };
}

/** Takes a product out of the shop: sold out for good, its name stays for the orders of the past. Whether that
 * changed anything. */
export function endProduct(sql: SqlStorage, id: string): boolean {
  const rows = sql.exec(
    `UPDATE products SET imported = 0, stock = 0 WHERE id = ? AND (imported = 1 OR stock IS NOT 0) RETURNING 1`,
    id,
  );
  return [...rows].length > 0;
}

/** Keeps the first name and the first category that order lines give a product nobody imported. */
export function addSeenProducts(sql: SqlStorage, products: readonly SeenProduct[]): void {
  for (const json of jsonPieces(products))
    sql.exec(
      `INSERT INTO products (id, imported, title, category)
       SELECT value ->> '$.id', 0, value ->> '$.title', value ->> '$.category' FROM json_each(?) WHERE true
       ON CONFLICT DO UPDATE
       SET title = coalesce(title, excluded.title), category = coalesce(category, excluded.category)
       WHERE imported = 0 AND (title IS NULL AND excluded.title IS NOT NULL
         OR category IS NULL AND excluded.category IS NOT NULL)`,
      json,
    );
}

/** Title and category of every product, for histories. */
export function productNames(sql: SqlStorage): Map<string, { title?: string; category?: string }> {
  const names = new Map<string, { title?: string; category?: string }>();
  for (const row of sql.exec<Pick<ProductRow, 'id' | 'title' | 'category'>>(
    'SELECT id, title, category FROM products',
  )) {
    names.set(row.id, {
      ...(row.title !== null && { title: row.title }),
      ...(row.category !== null && { category: row.category }),
    });
  }
  return names;
}

/** The products of these ids, as far as they are known. */
export function productRows(sql: SqlStorage, ids: readonly string[]): ProductRow[] {
  return [
    ...sql.exec<ProductRow>(
      `SELECT p.* FROM json_each(?) AS wanted CROSS JOIN products AS p ON p.id = wanted.value`,
      JSON.stringify(ids),
    ),
  ];
}

/** Imported products in order of their ids. */
export function importedProducts(sql: SqlStorage, atMost: number): ProductRow[] {
  return [...sql.exec<ProductRow>('SELECT * FROM products WHERE imported = 1 ORDER BY id LIMIT ?', atMost)];
}

/** How many products are known. */
export function productCount(sql: SqlStorage): number {
  return sql.exec<{ n: number }>('SELECT count(*) AS n FROM products').one().n;
}
