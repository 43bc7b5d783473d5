// What a browser reports of the offers it drew.
import * as v from 'valibot';
import { Id, Millis } from './primitives.ts';

export const EventKind = v.picklist(['shown', 'clicked', 'dismissed', 'submitted', 'applied', 'withdrawn']);
export type EventKind = v.InferOutput<typeof EventKind>;

/** `withdrawn` erases the visitor and names no campaign; every other kind carries the proof of its decision. */
export const Event = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _')),
  kind: EventKind,
  at: Millis,
  campaign: v.optional(Id),
  variant: v.optional(Id),
  proof: v.optional(v.pipe(v.string(), v.maxLength(200))),
  held: v.optional(v.boolean()),
  why: v.optional(v.pipe(v.string(), v.maxLength(40))),
});
export type Event = v.InferOutput<typeof Event>;

/** What happened; or nothing, where the sealed sample of an answer is all there is to return. */
export const EventBatch = v.pipe(
  v.object({
    store: Id,
    visitor: v.pipe(v.string(), v.maxLength(200)),
    sample: v.optional(v.pipe(v.string(), v.maxLength(16_384))),
    events: v.pipe(v.array(Event), v.maxLength(100)),
  }),
  v.forward(
    v.check(({ sample, events }) => sample !== undefined || events.length > 0, 'must not be empty'),
    ['events'],
  ),
);
export type EventBatch = v.InferOutput<typeof EventBatch>;
