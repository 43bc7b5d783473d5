// What a marketer asks of explain.
import * as v from 'valibot';
import { AttributeValue, Subscribed } from '../../shared/schema/customer.ts';
import { Geo, Page, PageKind, Session } from '../../shared/schema/page.ts';
import { Millis, ShopId } from '../../shared/schema/primitives.ts';

const count = v.pipe(v.number(), v.finite());
const tally = v.pipe(count, v.minValue(0));
const names = v.pipe(v.array(v.string()), v.maxLength(200));
const SentPair = v.strictObject({
  product: ShopId,
  variant: v.exactOptional(ShopId),
  lastAt: Millis,
  buys: v.optional(tally, 1),
  sumLnGap: v.optional(count, 0),
  decayed: v.optional(tally, 1),
  quantity: v.optional(tally, 1),
  lastQuantity: v.optional(tally, 1),
});
/** A profile made up; what it does not say is that of somebody who never bought. */
const SentProfile = v.strictObject({
  orders: v.optional(tally, 0),
  firstAt: v.optional(Millis, 0),
  lastAt: v.optional(Millis, 0),
  spentMinor: v.optional(count, 0),
  decayed: v.optional(tally, 0),
  pairs: v.optional(v.pipe(v.array(SentPair), v.maxLength(60)), []),
  bought: v.optional(names, []),
  boughtCategories: v.optional(names, []),
  subscribed: v.optional(Subscribed, 'unknown'),
  tags: v.optional(names, []),
  attributes: v.optional(v.record(v.string(), AttributeValue), {}),
});

/** A page of no kind; where the store is at home and in its language, which the route fills in. */
const SentPage = v.strictObject({
  ...Page.entries,
  kind: v.optional(PageKind, 'other'),
  url: v.optional(Page.entries.url),
  locale: v.optional(Page.entries.locale),
});

/** A first visit, on its first page. */
const SentSession = v.strictObject({
  ...Session.entries,
  visits: v.optional(Session.entries.visits, 1),
  pages: v.optional(Session.entries.pages, 1),
});

/** For whom (a browser, a customer or a profile made up for the purpose), where and when. */
export const ExplainRequest = v.strictObject({
  visitor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  customer: v.optional(ShopId),
  profile: v.optional(SentProfile),
  consent: v.optional(v.boolean(), true),
  page: v.optional(SentPage, {}),
  session: v.optional(SentSession, {}),
  slots: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(50))),
  geo: v.optional(v.strictObject(Geo.entries), {}),
  at: v.optional(Millis),
});
export type ExplainRequest = v.InferOutput<typeof ExplainRequest>;
