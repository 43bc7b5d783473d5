// What is answered of one customer.
import * as v from 'valibot';
import { Stage } from '../../../shared/schema/audience.ts';
import { AttributeValue, Subscribed } from '../../../shared/schema/customer.ts';
import { RFM_GROUPS } from '../../../shared/schema/vocabulary.ts';

const quintile = v.picklist([1, 2, 3, 4, 5]);
const products = v.array(v.strictObject({ product: v.string(), title: v.string() }));

export const CustomerAnswer = v.strictObject({
  id: v.string(),
  at: v.number(),
  segment: Stage,
  rfm: v.strictObject({
    recency: quintile,
    frequency: quintile,
    monetary: quintile,
    group: v.picklist(RFM_GROUPS),
  }),
  orders: v.number(),
  spentMinor: v.number(),
  firstOrderAt: v.exactOptional(v.number()),
  lastOrderAt: v.exactOptional(v.number()),
  probabilities: v.strictObject({ buysWithin30Days: v.number(), buysWithin90Days: v.number() }),
  expected: v.strictObject({
    orders90Days: v.number(),
    nextYear: v.strictObject({
      spentMinor: v.number(),
      aheadMinor: v.number(),
      lowMinor: v.number(),
      highMinor: v.number(),
    }),
  }),
  subscribed: Subscribed,
  tags: v.array(v.string()),
  attributes: v.record(v.string(), AttributeValue),
  due: v.array(
    v.strictObject({
      product: v.string(),
      title: v.string(),
      dueAt: v.number(),
      expectedAt: v.number(),
      basis: v.picklist(['pair', 'product', 'category', 'store']),
      probability: v.number(),
      lastBought: v.number(),
      quantity: v.number(),
    }),
  ),
  again: products,
  recommended: products,
});

export const DataRequests = v.strictObject({
  requests: v.array(
    v.strictObject({
      id: v.string(),
      customer: v.exactOptional(v.string()),
      email: v.exactOptional(v.string()),
      at: v.number(),
    }),
  ),
});
