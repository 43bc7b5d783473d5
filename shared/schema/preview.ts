// Preview: a look at a revision, drafts too, through the eyes of somebody made up. Nothing of it is recorded.
import * as v from 'valibot';
import { InventedProfile, InventedSession } from './invented.ts';
import { Geo } from './page.ts';
import { Href, Millis, whole } from './primitives.ts';

/** The parameter of an address that carries the token, which the preview takes out of it. */
export const PREVIEW_PARAMETER = 'reprise-preview';

/** As whom, where and when; without a profile a stranger, without `at` the moment of each page. */
export const PreviewTerms = v.strictObject({
  profile: v.optional(InventedProfile),
  session: v.optional(InventedSession),
  geo: v.optional(v.strictObject(Geo.entries)),
  at: v.optional(Millis),
});
export type PreviewTerms = v.InferOutput<typeof PreviewTerms>;

/** What a marketer asks: the live revision where none is named, for a day where no hours are, on the shop's home page. */
export const PreviewRequest = v.strictObject({
  ...PreviewTerms.entries,
  revision: v.optional(whole(1, 999_999_999)),
  hours: v.optional(
    v.pipe(v.number(), v.gtValue(0, 'must be more than 0'), v.maxValue(24, 'must be at most 24')),
    24,
  ),
  url: v.optional(Href),
});
export type PreviewRequest = v.InferOutput<typeof PreviewRequest>;

/** The link, and its token alone. */
export const PreviewLink = v.strictObject({
  token: v.string(),
  url: v.string(),
  revision: whole(1, 999_999_999),
  expiresAt: v.string(),
});
export type PreviewLink = v.InferOutput<typeof PreviewLink>;

/** What the panel of a preview says: every campaign in the order of the config, the one reason for each not shown. */
export const PreviewNotes = v.strictObject({
  /** Who is looked at, in a few words. */
  as: v.string(),
  expiresAt: v.string(),
  campaigns: v.array(
    v.strictObject({
      campaign: v.string(),
      kind: v.picklist(['welcome', 'replenishment', 'recommendations', 'message']),
      status: v.picklist(['live', 'draft', 'paused']),
      shown: v.boolean(),
      variant: v.exactOptional(v.string()),
      reason: v.exactOptional(
        v.strictObject({ code: v.string(), sentence: v.string(), pointer: v.string() }),
      ),
    }),
  ),
});
export type PreviewNotes = v.InferOutput<typeof PreviewNotes>;
