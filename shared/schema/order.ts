// Order: what every source of purchases becomes before it is stored.
import * as v from 'valibot';
import { Currency, Millis, Minor, ShopId, text, whole } from './primitives.ts';

export const OrderStatus = v.picklist(['paid', 'cancelled', 'refunded', 'pending']);
export type OrderStatus = v.InferOutput<typeof OrderStatus>;

/** One line: `priceMinor` is the unit price; `totalMinor` the rounded line total when the unit price has more decimals than money. */
export const OrderLine = v.object({
  product: ShopId,
  variant: v.optional(ShopId),
  title: v.optional(text(500)),
  category: v.optional(text(200)),
  quantity: whole(-1_000_000, 1_000_000),
  priceMinor: Minor,
  totalMinor: v.optional(Minor),
  subscription: v.optional(v.boolean()),
});
export type OrderLine = v.InferOutput<typeof OrderLine>;

/** Times in ms since 1970. A negative quantity is a return; `cancelled` orders count for nothing. */
export const Order = v.object({
  id: ShopId,
  customer: v.optional(ShopId),
  email: v.optional(text(254)),
  visitorHash: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits'))),
  at: Millis,
  updatedAt: v.optional(Millis),
  status: OrderStatus,
  currency: Currency,
  codes: v.pipe(v.array(text(64)), v.maxLength(20)),
  lines: v.pipe(v.array(OrderLine), v.maxLength(1000, 'has more than 1,000 lines')),
});
export type Order = v.InferOutput<typeof Order>;
