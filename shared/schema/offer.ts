// Offer: what is given. Every code exists in the shop already.
import * as v from 'valibot';
import { Amounts, Id, localized, ShopId, text, whole } from './primitives.ts';

const offerParts = {
  minimum: v.optional(Amounts),
  terms: v.optional(localized(text(1000))),
  code: v.optional(
    v.pipe(
      v.strictObject(
        { pool: v.optional(Id), fallback: v.optional(text(64)) },
        'must be like `{"fallback": "WELCOME15"}` or `{"pool": "welcome"}`',
      ),
      v.check((c) => c.pool !== undefined || c.fallback !== undefined, 'needs a pool or a fallback'),
    ),
  ),
  apply: v.optional(v.picklist(['automatic', 'manual']), 'manual'),
  budget: v.optional(v.strictObject({ codes: v.optional(whole(1, 1e9)), amount: v.optional(Amounts) })),
};

export const Offer = v.variant(
  'kind',
  [
    v.strictObject({
      kind: v.literal('percent'),
      percent: v.pipe(v.number(), v.gtValue(0), v.maxValue(100)),
      ...offerParts,
    }),
    v.strictObject({ kind: v.literal('amount'), amount: Amounts, ...offerParts }),
    v.strictObject({ kind: v.literal('free-shipping'), ...offerParts }),
    v.strictObject({
      kind: v.literal('gift'),
      gift: localized(text(300)),
      product: v.optional(ShopId),
      ...offerParts,
    }),
    v.strictObject({ kind: v.literal('points'), points: whole(1, 1e9), ...offerParts }),
    v.strictObject({ kind: v.literal('none'), ...offerParts }),
  ],
  'must have a kind: percent, amount, free-shipping, gift, points or none',
);
export type Offer = v.InferOutput<typeof Offer>;
