// Products: the catalogue as the shop gave it, and names that order lines told us until it did.
import type { SeenProduct } from './api/orders.ts';
import type { ProductRow } from './catalog-cards.ts';
import { jsonPieces } from './json-pieces.ts';

// `imported` 0: known from order lines only.
export const PRODUCT_TABLES = `
CREATE TABLE products (
  id TEXT PRIMARY KEY, imported INTEGER NOT NULL, title TEXT, url TEXT, image TEXT, price_minor INTEGER, brand TEXT,
  category TEXT, tags TEXT, stock INTEGER, variant TEXT) WITHOUT ROWID;
`;

/** What one piece costs the shop. */
export const PRODUCT_COSTS = 'ALTER TABLE products ADD COLUMN cost_minor INTEGER;';

/** When the shop first told of a product; null where orders told of it before, or that was before it was kept. */
export const PRODUCT_TIMES = `
ALTER TABLE products ADD COLUMN told_at INTEGER;
CREATE INDEX products_by_time ON products (told_at) WHERE told_at IS NOT NULL;
`;

/** A product as it is kept; `aliases` is JSON of ProductAlias[]. */
export type StoredProduct = ProductRow & {
  readonly aliases: string | null;
  readonly cost_minor: number | null;
  readonly told_at: number | null;
};

const FIELDS =
  'id, imported, title, url, image, price_minor, brand, category, tags, stock, variant, aliases, cost_minor, told_at';
/** When it was first told stays. */
const UPDATED = FIELDS.split(', ').slice(1, -1);

/** Writes products as they are to be. */
export function putProducts(sql: SqlStorage, rows: readonly StoredProduct[]): void {
  const values = rows.map((row) => [
    ...[row.id, row.imported, row.title, row.url, row.image, row.price_minor, row.brand, row.category],
    ...[row.tags, row.stock, row.variant, row.aliases, row.cost_minor, row.told_at],
  ]);
  for (const json of jsonPieces(values))
    sql.exec(
      `INSERT INTO products (${FIELDS})
       SELECT ${FIELDS.split(', ').map((_, i) => `value ->> ${i}`)} FROM json_each(?) WHERE true
       ON CONFLICT DO UPDATE SET (${UPDATED}) = (${UPDATED.map((field) => `excluded.${field}`)})`,
      json,
    );
}

/** Takes out of the shop what is not among these: sold out for good, names stay for the orders of the past. How many. */
export function endOtherProducts(sql: SqlStorage, kept: ReadonlySet<string>): number {
  const sold = [...sql.exec<{ id: string }>('SELECT id FROM products WHERE imported = 1')];
  const gone = sold.map(({ id }) => id).filter((id) => !kept.has(id));
  for (const json of jsonPieces(gone))
    sql.exec(
      'UPDATE products SET imported = 0, stock = 0 WHERE id IN (SELECT value FROM json_each(?))',
      json,
    );
  return gone.length;
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

type NameRow = Pick<ProductRow, 'id' | 'title' | 'category'>;
type Name = { readonly title?: string; readonly category?: string };

const nameOf = ({ title, category }: NameRow): Name => ({
  ...(title !== null && { title }),
  ...(category !== null && { category }),
});

/** Title and category of every product, for everybody's histories. */
export function productNames(sql: SqlStorage): Map<string, Name> {
  const rows = sql.exec<NameRow>('SELECT id, title, category FROM products');
  const names = new Map<string, Name>();
  for (const row of rows) names.set(row.id, nameOf(row));
  return names;
}

/** The same for the histories of a few people: a product is looked up when it is first asked for. */
export function namesOnDemand(sql: SqlStorage): { readonly get: (product: string) => Name | undefined } {
  const known = new Map<string, Name>();
  return {
    get: (product) => {
      const name =
        known.get(product) ??
        [...sql.exec<NameRow>('SELECT id, title, category FROM products WHERE id = ?', product)].map(
          nameOf,
        )[0];
      if (name) known.set(product, name);
      return name;
    },
  };
}

/** What a piece of a product costs the shop, where it said so; each is looked up when it is first asked for. */
export function costsOnDemand(sql: SqlStorage): (product: string) => number | undefined {
  const known = new Map<string, number | undefined>();
  return (product) => {
    if (known.has(product)) return known.get(product);
    const rows = sql.exec<{ cost_minor: number | null }>(
      'SELECT cost_minor FROM products WHERE id = ?',
      product,
    );
    const cost = [...rows][0]?.cost_minor ?? undefined;
    known.set(product, cost);
    return cost;
  };
}

/** The products of these ids, as far as they are known. */
export function productRows(sql: SqlStorage, ids: readonly string[]): StoredProduct[] {
  return [
    ...sql.exec<StoredProduct>(
      `SELECT p.* FROM json_each(?) AS wanted CROSS JOIN products AS p ON p.id = wanted.value`,
      JSON.stringify(ids),
    ),
  ];
}

/** Imported products in order of their ids. */
export function importedProducts(sql: SqlStorage, atMost: number): ProductRow[] {
  return [...sql.exec<ProductRow>('SELECT * FROM products WHERE imported = 1 ORDER BY id LIMIT ?', atMost)];
}

/** When the shop first told of any product (ms), as far as it was kept. */
export const firstToldAt = (sql: SqlStorage): number | null =>
  sql.exec<{ at: number | null }>('SELECT min(told_at) AS at FROM products WHERE told_at IS NOT NULL').one()
    .at;

/** Products first told of after `since` (ms) that are in stock and not among `known`, the latest first. */
export function newProducts(
  sql: SqlStorage,
  since: number,
  known: readonly string[],
  atMost: number,
): ProductRow[] {
  return [
    ...sql.exec<ProductRow>(
      `SELECT * FROM products WHERE told_at > ? AND imported = 1 AND coalesce(stock, 1) > 0
       AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY told_at DESC, id LIMIT ?`,
      ...[since, JSON.stringify(known), atMost],
    ),
  ];
}

/** How many products are known. */
export function productCount(sql: SqlStorage): number {
  return sql.exec<{ n: number }>('SELECT count(*) AS n FROM products').one().n;
}
