// Products whose variants are rows of their own: rows of one product become one product, wherever they stand.
import type { ProductAlias, ProductPart } from '../../shared/schema/product.ts';

/** What one row tells of a variant. `stock`: undefined is not told, null is not counted. */
export type VariantFacts = {
  readonly id?: string | undefined;
  readonly names: readonly string[];
  readonly priceMinor?: number | null | undefined;
  readonly costMinor?: number | undefined;
  readonly stock?: number | null | undefined;
};

/** A row: what it tells of the product, and of one variant. `isHidden`: the shop does not show the product. */
export type ProductRow = {
  readonly line: number;
  readonly part: ProductPart;
  readonly variant?: VariantFacts;
  readonly isHidden?: boolean;
};

/** A product with the lines of the file it came from. */
export type GroupedProduct = { readonly part: ProductPart; readonly lines: readonly number[] };

type Group = { part: ProductPart; lines: number[]; readonly variants: VariantFacts[]; isHidden: boolean };

/** Products remembered, for rows that do not stand together; of more, those seen first are forgotten. */
const REMEMBERED = 20_000;
const MOST_ALIASES = 5000;

export class ProductGroups {
  readonly #groups = new Map<string, Group>();
  #current: Group | null = null;

  /** Takes a row; gives the product before it when that one ended here. */
  push(row: ProductRow): GroupedProduct[] {
    const { id } = row.part;
    const done = this.#current && this.#current.part.id !== id ? this.end() : [];
    const group = this.#groups.get(id) ?? { part: { id }, lines: [], variants: [], isHidden: false };
    group.part = { ...row.part, ...present(group.part) };
    group.lines.push(row.line);
    group.isHidden ||= row.isHidden ?? false;
    if (row.variant) group.variants.push(row.variant);
    this.#groups.set(id, group);
    this.#current = group;
    return done;
  }

  /** The product that no row has ended. */
  end(): GroupedProduct[] {
    const group = this.#current;
    this.#current = null;
    for (const id of this.#groups.keys()) {
      if (this.#groups.size <= REMEMBERED) break;
      this.#groups.delete(id);
    }
    if (!group) return [];
    const { lines } = group;
    group.lines = [];
    return [{ part: productOf(group), lines }];
  }
}

/** The product its variants make: the price of the first that can be bought, the stock of all. */
function productOf({ part, variants, isHidden }: Group): ProductPart {
  const [first] = variants;
  const offered = variants.find(({ stock }) => stock === undefined || stock === null || stock > 0) ?? first;
  const stock = isHidden ? 0 : stockOf(variants);
  const aliases = [...(part.aliases ?? []), ...variants.flatMap(aliasesOf)].slice(0, MOST_ALIASES);
  return {
    ...part,
    ...(offered && {
      priceMinor: offered.priceMinor ?? part.priceMinor ?? null,
      variant: offered.id ?? null,
    }),
    ...(offered?.costMinor !== undefined && { costMinor: offered.costMinor }),
    ...(stock !== undefined && { stock }),
    ...(aliases.length > 0 && { aliases }),
  };
}

/** One variant that is not counted makes the product so; undefined where no row says anything. */
function stockOf(variants: readonly VariantFacts[]): number | null | undefined {
  const stocks = variants.flatMap(({ stock }) => (stock === undefined ? [] : [stock]));
  if (stocks.length === 0) return undefined;
  return stocks.includes(null)
    ? null
    : stocks.reduce<number>((sum, stock) => sum + Math.max(0, stock ?? 0), 0);
}

const aliasesOf = ({ id, names }: VariantFacts): ProductAlias[] =>
  names
    .filter((name) => name !== '' && name.length <= 128)
    .map((name) => ({ name, ...(id !== undefined && { variant: id }) }));

const present = (part: ProductPart): Partial<ProductPart> =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined && value !== null));
