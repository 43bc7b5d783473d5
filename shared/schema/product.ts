// Product: one entry of a shop's catalogue as imported.
import * as v from 'valibot';
import { Href, Minor, ShopId, text, whole } from './primitives.ts';

/** Price in minor units of the store's currency; `stock` absent means "not counted", 0 means sold out. */
export const Product = v.object({
  id: ShopId,
  title: text(500),
  url: Href,
  image: v.optional(Href),
  priceMinor: v.optional(v.pipe(Minor, v.minValue(0, 'must not be negative'))),
  brand: v.optional(text(200)),
  category: v.optional(text(200)),
  tags: v.optional(v.pipe(v.array(text(64)), v.maxLength(50))),
  stock: v.optional(whole(-1_000_000, 1_000_000_000)),
  variant: v.optional(ShopId),
});
export type Product = v.InferOutput<typeof Product>;
