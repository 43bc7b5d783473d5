// Deliveries: news on its way to an endpoint, and what became of it.
import * as v from 'valibot';
import { WebhookEvent } from './endpoint.ts';
import { PageQuery } from './page-query.ts';
import { Id, Millis, whole } from './primitives.ts';

export const DeliveryState = v.picklist(
  ['pending', 'delivered', 'given-up'],
  'must be pending, delivered or given-up',
);
export type DeliveryState = v.InferOutput<typeof DeliveryState>;

/** `id` is the `webhook-id`; what was sent is not told: it names a person. */
export const Delivery = v.object({
  id: v.string(),
  endpoint: Id,
  event: WebhookEvent,
  state: DeliveryState,
  at: Millis,
  attempts: whole(0, 1000),
  /** When it is tried again (ms). */
  nextAt: v.optional(Millis),
  lastAt: v.optional(Millis),
  /** The HTTP status that was answered last, or why there was none. */
  status: v.optional(whole(100, 599)),
  fault: v.optional(v.string()),
});
export type Delivery = v.InferOutput<typeof Delivery>;

/** The query of GET …/deliveries, newest first. */
export const DeliveryQuery = v.object({
  ...PageQuery.entries,
  state: v.optional(DeliveryState),
  endpoint: v.optional(Id),
  event: v.optional(WebhookEvent),
});
export type DeliveryQuery = v.InferOutput<typeof DeliveryQuery>;

/** `next` is the `before` of the next page, where there is one. */
export const Deliveries = v.object({
  deliveries: v.array(Delivery),
  next: v.optional(whole(1, Number.MAX_SAFE_INTEGER)),
});
export type Deliveries = v.InferOutput<typeof Deliveries>;
