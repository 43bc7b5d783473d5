// Warning: what a config may say and its author probably did not mean.
import * as v from 'valibot';

/** `pointer` is an RFC 6901 JSON Pointer into the document; `remedy` says what to do about it. */
export const Warning = v.strictObject({
  pointer: v.string(),
  code: v.string(),
  detail: v.string(),
  remedy: v.string(),
  campaign: v.exactOptional(v.string()),
});
export type Warning = v.InferOutput<typeof Warning>;
