// Customer: what a shop tells us of a person beside their orders.
import * as v from 'valibot';
import { ShopId, text } from './primitives.ts';

export const Subscribed = v.picklist(['yes', 'no', 'unknown']);
export type Subscribed = v.InferOutput<typeof Subscribed>;

export const AttributeValue = v.union([
  v.pipe(v.string(), v.maxLength(200)),
  v.pipe(v.number(), v.finite()),
  v.boolean(),
]);

/** Known by `id`, `email` or both; fields not given stay as they were. */
export const Customer = v.pipe(
  v.object({
    id: v.optional(ShopId),
    email: v.optional(v.pipe(text(254), v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an email address'))),
    subscribed: v.optional(Subscribed),
    tags: v.optional(v.pipe(v.array(text(64)), v.maxLength(50))),
    attributes: v.optional(
      v.pipe(
        v.record(text(64), AttributeValue),
        v.check((a) => Object.keys(a).length <= 100, 'has more than 100 entries'),
      ),
    ),
  }),
  v.check((c) => c.id !== undefined || c.email !== undefined, 'needs an id or an email'),
);
export type Customer = v.InferOutput<typeof Customer>;
