// Somebody made up for a question: what is not said of them is as of somebody who is here for the first time.
import * as v from 'valibot';
import { AttributeValue, Subscribed } from './customer.ts';
import { Session } from './page.ts';
import { Millis, ShopId } from './primitives.ts';

const count = v.pipe(v.number(), v.finite());
const tally = v.pipe(count, v.minValue(0));
const names = v.pipe(v.array(v.string()), v.maxLength(200));
const InventedPair = v.strictObject({
  product: ShopId,
  variant: v.exactOptional(ShopId),
  lastAt: Millis,
  buys: v.optional(tally, 1),
  sumLnGap: v.optional(count, 0),
  decayed: v.optional(tally, 1),
  quantity: v.optional(tally, 1),
  lastQuantity: v.optional(tally, 1),
});

/** A profile; what it does not say is that of somebody who never bought. */
export const InventedProfile = v.strictObject({
  orders: v.optional(tally, 0),
  firstAt: v.optional(Millis, 0),
  lastAt: v.optional(Millis, 0),
  spentMinor: v.optional(count, 0),
  decayed: v.optional(tally, 0),
  pairs: v.optional(v.pipe(v.array(InventedPair), v.maxLength(60)), []),
  bought: v.optional(names, []),
  boughtCategories: v.optional(names, []),
  subscribed: v.optional(Subscribed, 'unknown'),
  tags: v.optional(names, []),
  attributes: v.optional(v.record(v.string(), AttributeValue), {}),
});

/** A first visit, on its first page. */
export const InventedSession = v.strictObject({
  ...Session.entries,
  visits: v.optional(Session.entries.visits, 1),
  pages: v.optional(Session.entries.pages, 1),
});
