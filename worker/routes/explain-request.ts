// What a marketer asks of explain.
import * as v from 'valibot';
import { AttributeValue, Subscribed } from '../../shared/schema/customer.ts';
import { Geo, Page, Session } from '../../shared/schema/page.ts';
import { Millis, ShopId } from '../../shared/schema/primitives.ts';

const count = v.pipe(v.number(), v.finite());
const names = v.pipe(v.array(v.string()), v.maxLength(200));
const SentProfile = v.object({
  orders: v.optional(count, 0),
  firstAt: v.optional(Millis, 0),
  lastAt: v.optional(Millis, 0),
  spentMinor: v.optional(count, 0),
  decayed: v.optional(count, 0),
  pairs: v.optional(
    v.pipe(
      v.array(
        v.object({
          product: ShopId,
          variant: v.exactOptional(ShopId),
          buys: count,
          lastAt: Millis,
          sumLnGap: count,
          decayed: count,
          quantity: count,
          lastQuantity: count,
        }),
      ),
      v.maxLength(60),
    ),
    [],
  ),
  bought: v.optional(names, []),
  boughtCategories: v.optional(names, []),
  subscribed: v.optional(Subscribed, 'unknown'),
  tags: v.optional(names, []),
  attributes: v.optional(v.record(v.string(), AttributeValue), {}),
});

/** For whom (a browser, a customer or a profile made up for the purpose), where and when. */
export const ExplainRequest = v.object({
  visitor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  customer: v.optional(ShopId),
  profile: v.optional(SentProfile),
  consent: v.optional(v.boolean(), true),
  page: Page,
  session: Session,
  slots: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(50))),
  geo: v.optional(Geo, {}),
  at: v.optional(Millis),
});
export type ExplainRequest = v.InferOutput<typeof ExplainRequest>;
