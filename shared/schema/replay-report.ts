// ReplayReport: what a config would change for visits that were recorded, if the coming week is like the last.
import * as v from 'valibot';
import { DeviceKind, PageKind } from './page.ts';
import { Millis, Share } from './primitives.ts';
import { STAGES } from './vocabulary.ts';

const tally = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One visit to a page that gains or loses a campaign. `why`: of a loss, what stands in the way now. */
export const ReplayExample = v.strictObject({
  at: Millis,
  page: PageKind,
  path: v.string(),
  stage: v.picklist(STAGES),
  device: v.exactOptional(DeviceKind),
  country: v.exactOptional(v.string()),
  why: v.exactOptional(v.string()),
});
export type ReplayExample = v.InferOutput<typeof ReplayExample>;

/** Page views of the sample in which a campaign shows after and not before (`gained`), before and not after, in both;
 * shares are of all page views, days that were sampled more thinly weighing more. */
const changes = {
  gained: tally,
  lost: tally,
  kept: tally,
  shareBefore: Share,
  shareAfter: Share,
} as const;

export const ReplayReport = v.strictObject({
  /** The entity tag of the config that it was compared with. */
  against: v.string(),
  /** Page views replayed; fewer than `kept` when a large config would have taken too long. */
  replayed: tally,
  kept: tally,
  from: v.exactOptional(Millis),
  until: v.exactOptional(Millis),
  /** Page views with any campaign at all. */
  anything: v.strictObject(changes),
  /** Those that show anywhere before or after, most changed first; the first fifty with examples. */
  campaigns: v.array(
    v.strictObject({
      campaign: v.string(),
      ...changes,
      examples: v.strictObject({ gained: v.array(ReplayExample), lost: v.array(ReplayExample) }),
    }),
  ),
  /** Attributes the new rules ask about that samples do not tell: what hangs on them counts as not shown. */
  untold: v.array(v.string()),
});
export type ReplayReport = v.InferOutput<typeof ReplayReport>;
