// NewStore: what an operator says of a store that is to be made.
import * as v from 'valibot';
import { Origin, TimeZone } from './config.ts';
import { Currency, Id, Locale, text } from './primitives.ts';

export const NewStore = v.strictObject({
  id: Id,
  name: text(200),
  currency: Currency,
  timeZone: TimeZone,
  locale: v.optional(Locale, 'en'),
  origins: v.optional(v.pipe(v.array(Origin), v.maxLength(100)), []),
});
export type NewStore = v.InferOutput<typeof NewStore>;
