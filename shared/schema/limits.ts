// Limits hold over all overlays together; Frequency over one campaign in one browser.
import * as v from 'valibot';
import { text, whole } from './primitives.ts';

export const Limits = v.strictObject({
  overlaysPerSession: v.optional(whole(0, 100), 2),
  secondsBetweenOverlays: v.optional(whole(0, 86_400), 60),
  quietUrls: v.optional(v.pipe(v.array(text(500)), v.maxLength(100)), []),
});
export type Limits = v.InferOutput<typeof Limits>;

export const Frequency = v.strictObject({
  // A browser remembers the last 50 times, so what is above counts as 50.
  atMost: v.optional(whole(1, 1000)),
  perDays: v.optional(whole(1, 3650)),
  perSession: v.optional(whole(1, 1000)),
  daysAfterClose: v.optional(whole(0, 3650)),
  stopAfter: v.optional(v.pipe(v.array(v.picklist(['submit', 'order', 'close'])), v.maxLength(3))),
});
export type Frequency = v.InferOutput<typeof Frequency>;
