// Form: what is asked for in exchange, and what the visitor agrees to.
import * as v from 'valibot';
import { localized, text, whole } from './primitives.ts';

export const Form = v.strictObject({
  fields: v.pipe(v.array(v.picklist(['email'])), v.minLength(1, 'must not be empty')),
  deliver: v.optional(v.picklist(['screen', 'email']), 'screen'),
  consent: v.optional(
    v.strictObject({ as: v.picklist(['checkbox', 'notice']), text: localized(text(1000)) }),
  ),
  confirm: v.optional(v.boolean()),
  turnstile: v.optional(text(100)),
  atLeastSeconds: v.optional(whole(0, 60)),
  perHour: v.optional(
    v.strictObject({ range: v.optional(whole(1, 1_000_000)), campaign: v.optional(whole(1, 1_000_000)) }),
  ),
});
export type Form = v.InferOutput<typeof Form>;
