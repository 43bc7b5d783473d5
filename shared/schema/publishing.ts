// What publishing answers: revisions, what a publish led to, and what a dry run found.
import * as v from 'valibot';
import { ConfigChanges } from './config-changes.ts';
import { Millis, whole } from './primitives.ts';
import { ReplayReport } from './replay-report.ts';
import { Warning } from './warning.ts';

const Counted = whole(1, Number.MAX_SAFE_INTEGER);

/** One published config: `hash` of the document's bytes, `by` the id of the key, or `operator`. */
export const Revision = v.strictObject({
  revision: Counted,
  etag: v.string(),
  hash: v.string(),
  at: Millis,
  by: v.string(),
  restoredFrom: v.exactOptional(Counted),
});
export type Revision = v.InferOutput<typeof Revision>;

/** Newest first; the next page is `?before=` the last revision of this one. */
export const Revisions = v.array(Revision);
export type Revisions = v.InferOutput<typeof Revisions>;

const warned = {
  warnings: v.array(Warning),
  /** Warnings beyond the first 50 of a kind. */
  moreWarnings: whole(0, Number.MAX_SAFE_INTEGER),
};

export const Published = v.strictObject({ revision: Counted, etag: v.string(), ...warned });
export type Published = v.InferOutput<typeof Published>;

/** What publishing a sound document would do; `against` is the entity tag of the live one. A document with faults is
 * answered as when it is published: 422, with `errors`. */
export const DryRun = v.strictObject({
  valid: v.literal(true),
  errors: v.pipe(v.array(v.strictObject({ pointer: v.string(), detail: v.string() })), v.maxLength(0)),
  ...warned,
  against: v.string(),
  changes: ConfigChanges,
  replay: ReplayReport,
});
export type DryRun = v.InferOutput<typeof DryRun>;
