// Which products: filters, replenishment settings, and the override of recommendations.
import * as v from 'valibot';
import { ProductCondition } from './condition.ts';
import { ShopId, text, whole } from './primitives.ts';

const ids = v.union([ShopId, v.pipe(v.array(ShopId), v.minLength(1), v.maxLength(1000))]);

/** Products that meet every given part: an id (or several), a category, a brand, a tag, a condition. */
export const ProductFilter = v.pipe(
  v.strictObject(
    {
      product: v.optional(ids),
      category: v.optional(text(200)),
      brand: v.optional(text(200)),
      tag: v.optional(text(64)),
      where: v.optional(ProductCondition),
    },
    'must be like `{"category": "coffee"}` or `{"product": "sku-9"}`',
  ),
  v.check((f) => Object.keys(f).length > 0, 'needs product, category, brand, tag or where'),
);
export type ProductFilter = v.InferOutput<typeof ProductFilter>;

const filters = v.pipe(v.array(ProductFilter), v.maxLength(200));

export const Replenishment = v.strictObject({
  confidence: v.optional(v.picklist(['cautious', 'balanced', 'eager']), 'balanced'),
  products: v.optional(
    v.strictObject({
      include: v.optional(v.pipe(filters, v.minLength(1, 'must not be empty'))),
      exclude: v.optional(filters),
    }),
  ),
  show: v.optional(whole(1, 10), 3),
});
export type Replenishment = v.InferOutput<typeof Replenishment>;

export const Strategy = v.picklist([
  'related',
  'complementary',
  'again',
  'next',
  'bestsellers',
  'recently-viewed',
]);
export type Strategy = v.InferOutput<typeof Strategy>;

const factor = v.pipe(v.number(), v.gtValue(1, 'must be more than 1'), v.maxValue(100));
const weighted = v.strictObject({ ...ProductFilter.entries, by: v.optional(factor, 2) });

/** Merchandising on top of a strategy; the order in which the rules apply is stated in shared/recommend. */
export const Recommendations = v.strictObject({
  strategy: v.optional(Strategy, 'related'),
  show: v.optional(whole(1, 24), 4),
  fallback: v.optional(v.picklist(['bestsellers', 'none']), 'bestsellers'),
  pin: v.optional(
    v.pipe(
      v.array(
        v.strictObject(
          { product: ShopId, position: whole(1, 24) },
          'must be like `{"product": "sku-9", "position": 1}`',
        ),
      ),
      v.maxLength(24),
    ),
    [],
  ),
  boost: v.optional(v.pipe(v.array(weighted), v.maxLength(50)), []),
  bury: v.optional(v.pipe(v.array(weighted), v.maxLength(50)), []),
  exclude: v.optional(filters, []),
});
export type Recommendations = v.InferOutput<typeof Recommendations>;
