// Other names of products: SKUs, item ids of feeds, titles. Orders that tell a name become orders of its product, whichever
// comes first. A name that two products claim is nobody's, and a product's own id is never another's name.
import type { ProductAlias } from '../../shared/schema/product.ts';
import type { LineRow, OrderBatch, OrderPart } from './api/orders.ts';
import { jsonPieces } from './json-pieces.ts';

// `variant` '': the name says no variant.
export const ALIAS_TABLES = `
ALTER TABLE products ADD COLUMN aliases TEXT;
CREATE TABLE product_aliases (
  name TEXT NOT NULL, product TEXT NOT NULL, variant TEXT NOT NULL, PRIMARY KEY (name, product, variant)) WITHOUT ROWID;
`;

/** What a name stands for. */
export type Named = { readonly product: string; readonly variant: string };

type AliasRow = {
  readonly name: string;
  readonly product: string;
  readonly variant: string;
  readonly imported: number;
};

/** Replaces the names of a product. */
export function putAliases(
  sql: SqlStorage,
  product: string,
  before: readonly ProductAlias[],
  now: readonly ProductAlias[],
): void {
  const rows = (aliases: readonly ProductAlias[]) =>
    aliases.map(({ name, variant }) => [name, product, variant ?? '']);
  for (const json of jsonPieces(rows(before)))
    sql.exec(
      'DELETE FROM product_aliases WHERE (name, product) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))',
      json,
    );
  for (const json of jsonPieces(rows(now)))
    sql.exec(
      `INSERT INTO product_aliases (name, product, variant)
       SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
      json,
    );
}

/** What those of these names stand for that one product claims; of a product no longer sold, if no other does. */
export function namedProducts(sql: SqlStorage, names: readonly string[]): Map<string, Named> {
  const claims = new Map<string, AliasRow[]>();
  for (const json of jsonPieces(names)) {
    const rows = sql.exec<AliasRow>(
      `SELECT a.name, a.product, a.variant, p.imported
       FROM json_each(?) AS wanted CROSS JOIN product_aliases AS a ON a.name = wanted.value
       CROSS JOIN products AS p ON p.id = a.product
       WHERE NOT EXISTS (SELECT 1 FROM products AS own WHERE own.id = a.name AND own.imported = 1)`,
      json,
    );
    for (const row of rows) claims.set(row.name, [...(claims.get(row.name) ?? []), row]);
  }
  return new Map(
    [...claims].flatMap(([name, rows]) => {
      const named = meantBy(rows);
      return named ? [[name, named] as const] : [];
    }),
  );
}

function meantBy(claims: readonly AliasRow[]): Named | null {
  const sold = claims.filter(({ imported }) => imported === 1);
  const [first, ...others] = sold.length > 0 ? sold : claims;
  if (!first || others.some(({ product }) => product !== first.product)) return null;
  return { product: first.product, variant: others.length === 0 ? first.variant : '' };
}

/** Whether orders told one of these names of a product that nobody imported. */
export function areAwaited(sql: SqlStorage, names: readonly string[]): boolean {
  return jsonPieces(names).some((json) => {
    const rows = sql.exec(
      `SELECT 1 FROM json_each(?) AS wanted CROSS JOIN products AS p ON p.id = wanted.value
       WHERE p.imported = 0 LIMIT 1`,
      json,
    );
    return [...rows].length > 0;
  });
}

/** The names that orders told, nobody imported, and exactly one product claims by now. */
export function claimedNames(sql: SqlStorage): Map<string, Named> {
  const rows = sql.exec<{ id: string }>(
    `SELECT id FROM products WHERE imported = 0 AND id IN (SELECT name FROM product_aliases)`,
  );
  return namedProducts(
    sql,
    [...rows].map(({ id }) => id),
  );
}

/** A batch whose lines and products go by the ids that their names stand for. */
export function withProductIds(sql: SqlStorage, batch: OrderBatch): OrderBatch {
  const names = new Set(batch.orders.flatMap(({ lines }) => lines.map(({ product }) => product)));
  const named = namedProducts(sql, [...names]);
  if (named.size === 0) return batch;
  return {
    ...batch,
    orders: batch.orders.map((part) => ({ ...part, lines: linesOf(part, named) })),
    products: batch.products.filter(({ id }) => !named.has(id)),
  };
}

/** Two names of one variant may meet in an order: then their lines are counted apart once more. */
function linesOf(part: OrderPart, named: ReadonlyMap<string, Named>): readonly LineRow[] {
  if (!part.lines.some(({ product }) => named.has(product))) return part.lines;
  const taken = new Set<string>();
  return part.lines.map((given) => {
    const known = named.get(given.product);
    const variant = given.variant ?? (known?.variant || undefined);
    const line = known
      ? { ...given, product: known.product, ...(variant !== undefined && { variant }) }
      : given;
    const place = (position: number) =>
      JSON.stringify([line.product, line.variant, line.priceMinor, position]);
    let { position } = line;
    while (taken.has(place(position))) position++;
    taken.add(place(position));
    return { ...line, position };
  });
}
