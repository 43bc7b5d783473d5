// What a shop tells of its products, joined with what it told before.
import type { ProductAlias, ProductPart } from '../../shared/schema/product.ts';
import { areAwaited, putAliases } from './product-aliases.ts';
import { productRows, putProducts, type StoredProduct } from './products.ts';

/** `taken`: `new`, `repeated`, or why not, for each part. `hasTurned`: something sold out or came back. `hasClaims`:
 * orders wait for a product under another name. */
export type ProductsImported = {
  readonly taken: readonly string[];
  readonly hasTurned: boolean;
  readonly hasClaims: boolean;
};

/** Adds or updates products as told at `now` (ms); one that is told as it is already counts as repeated. Call it inside a
 * transaction. */
export function importProducts(
  sql: SqlStorage,
  parts: readonly ProductPart[],
  now: number,
): ProductsImported {
  const ids = [...new Set(parts.map(({ id }) => id))];
  const before = new Map(productRows(sql, ids).map((row) => [row.id, row]));
  const after = new Map(before);
  const taken = parts.map((part) => {
    const known = after.get(part.id);
    const row = joined(part, known, now);
    if (typeof row === 'string') return row;
    if (known && isSame(row, known)) return 'repeated';
    after.set(part.id, row);
    return 'new';
  });
  const changed = ids.flatMap((id) => {
    const row = after.get(id);
    return row && row !== before.get(id) ? [row] : [];
  });
  putProducts(sql, changed);
  const renamed = changed.filter(({ id, aliases }) => aliases !== (before.get(id)?.aliases ?? null));
  for (const { id, aliases } of renamed)
    putAliases(sql, id, namesIn(before.get(id)?.aliases ?? null), namesIn(aliases));
  return {
    taken,
    hasTurned: changed.some((row) => isSoldOut(row) !== isSoldOut(before.get(row.id))),
    hasClaims: areAwaited(
      sql,
      renamed.flatMap(({ aliases }) => namesIn(aliases).map(({ name }) => name)),
    ),
  };
}

const isSoldOut = (row: StoredProduct | undefined): boolean =>
  typeof row?.stock === 'number' && row.stock <= 0;

const namesIn = (aliases: string | null): ProductAlias[] => (aliases === null ? [] : JSON.parse(aliases));

/** The row a part makes of what is known, or why it makes none. What left the shop comes back without its stock. */
function joined(part: ProductPart, known: StoredProduct | undefined, now: number): StoredProduct | string {
  const kept = known?.imported === 1 ? known : undefined;
  const title = part.title ?? known?.title ?? null;
  const url = part.url ?? known?.url ?? null;
  const missing = [title === null ? '`title`' : '', url === null ? '`url`' : ''].filter(
    (name) => name !== '',
  );
  if (missing.length > 0) return `is not in the catalogue yet and has no ${missing.join(' and no ')}`;
  const told = <T>(value: T | null | undefined, before: T | null | undefined): T | null =>
    value === undefined ? (before ?? null) : value;
  const aliases = part.aliases?.filter(({ name }) => name !== part.id);
  return {
    ...{ id: part.id, imported: 1, title, url },
    image: told(part.image, kept?.image),
    price_minor: told(part.priceMinor, kept?.price_minor),
    brand: told(part.brand, kept?.brand),
    category: told(part.category, known?.category),
    tags: told(part.tags && JSON.stringify(part.tags), kept?.tags),
    stock: told(part.stock, kept?.stock),
    variant: told(part.variant, kept?.variant),
    cost_minor: told(part.costMinor, known?.cost_minor),
    aliases:
      part.aliases === undefined ? (kept?.aliases ?? null) : aliases?.length ? JSON.stringify(aliases) : null,
    told_at: known ? known.told_at : now,
  };
}

const isSame = (a: StoredProduct, b: StoredProduct): boolean =>
  JSON.stringify(a) === JSON.stringify({ ...a, ...b });
