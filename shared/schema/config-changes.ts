// ConfigChanges: how one config differs from another, campaign by campaign.
import * as v from 'valibot';
import { whole } from './primitives.ts';

/** One place that differs. `pointer` is of the new document; a value that is not there before or after is left out, and so
 * is one that is too long to be quoted (`long`). */
export const Change = v.strictObject({
  pointer: v.string(),
  before: v.exactOptional(v.unknown()),
  after: v.exactOptional(v.unknown()),
  long: v.exactOptional(v.literal(true)),
});
export type Change = v.InferOutput<typeof Change>;

const place = whole(0, 1000);

/** Places (`at`, `from`, `to`) count from 0 in the order of priority. `more` counts the changes beyond the first 1,000. */
export const ConfigChanges = v.strictObject({
  same: v.boolean(),
  store: v.array(Change),
  theme: v.array(Change),
  limits: v.array(Change),
  words: v.array(Change),
  segments: v.array(Change),
  campaigns: v.strictObject({
    added: v.array(v.strictObject({ campaign: v.string(), at: place })),
    removed: v.array(v.strictObject({ campaign: v.string(), at: place })),
    moved: v.array(v.strictObject({ campaign: v.string(), from: place, to: place })),
    changed: v.array(v.strictObject({ campaign: v.string(), changes: v.array(Change) })),
  }),
  more: v.number(),
});
export type ConfigChanges = v.InferOutput<typeof ConfigChanges>;
