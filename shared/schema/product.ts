// Product: one entry of a shop's catalogue as imported.
import * as v from 'valibot';
import { Href, Minor, ShopId, text, whole } from './primitives.ts';

/** Another name orders may give a product: a SKU, an item id of a feed, a title; `variant`: which variant it names. */
export const ProductAlias = v.object({ name: ShopId, variant: v.optional(ShopId) });
export type ProductAlias = v.InferOutput<typeof ProductAlias>;

/** Price, and what a piece costs the shop, in minor units of the store's currency; `stock` absent means "not counted", 0 means sold out. */
export const Product = v.object({
  id: ShopId,
  title: text(500),
  url: Href,
  image: v.optional(Href),
  priceMinor: v.optional(v.pipe(Minor, v.minValue(0, 'must not be negative'))),
  costMinor: v.optional(v.pipe(Minor, v.minValue(0, 'must not be negative'))),
  brand: v.optional(text(200)),
  category: v.optional(text(200)),
  tags: v.optional(v.pipe(v.array(text(64)), v.maxLength(50))),
  stock: v.optional(whole(-1_000_000, 1_000_000_000)),
  variant: v.optional(ShopId),
  aliases: v.optional(v.pipe(v.array(ProductAlias), v.maxLength(5000))),
});
export type Product = v.InferOutput<typeof Product>;

/** What a shop tells of a product at one time: what is not given stays as it was, null is none. */
export const ProductPart = v.object({
  id: Product.entries.id,
  title: v.optional(Product.entries.title),
  url: v.optional(Product.entries.url),
  image: v.nullish(Href),
  priceMinor: v.nullish(Product.entries.priceMinor.wrapped),
  costMinor: v.nullish(Product.entries.costMinor.wrapped),
  brand: v.nullish(Product.entries.brand.wrapped),
  category: v.nullish(Product.entries.category.wrapped),
  tags: v.nullish(Product.entries.tags.wrapped),
  stock: v.nullish(Product.entries.stock.wrapped),
  variant: v.nullish(ShopId),
  aliases: v.nullish(Product.entries.aliases.wrapped),
});
export type ProductPart = v.InferOutput<typeof ProductPart>;

/** What a product told whole has none of, unless it says so: joined with it, nothing told before stays but its names
 * and its cost, which few sources tell. */
export const WHOLE = {
  ...{ image: null, priceMinor: null, brand: null, category: null },
  ...{ tags: null, stock: null, variant: null },
} as const satisfies Omit<ProductPart, 'id'>;
