// Leads as their shop reads them.
import * as v from 'valibot';
import { Id, IsoTime, Millis, whole } from './primitives.ts';
import { wholeText } from './whole-text.ts';

const MOMENT = 'must be milliseconds since 1970 or a time like `2026-11-01T00:00:00Z`';

/** The query of GET …/leads: those left at `since` or later, CSV where it is not said. */
export const LeadQuery = v.object({
  since: v.optional(
    v.union(
      [
        v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), Millis),
        v.pipe(IsoTime, v.transform(Date.parse)),
      ],
      MOMENT,
    ),
    '0',
  ),
  campaign: v.optional(Id),
  format: v.optional(v.picklist(['csv', 'json'], 'must be csv or json'), 'csv'),
  /** Of JSON: how many; a few more where they came in the same millisecond. */
  limit: wholeText(1, 1000, 1000),
});
export type LeadQuery = v.InferOutput<typeof LeadQuery>;

/** A lead with the words agreed to; times in ms. `confirmed`: no, at that time, or not asked for. */
export const KeptLead = v.object({
  campaign: Id,
  variant: Id,
  revision: whole(0, Number.MAX_SAFE_INTEGER),
  email: v.string(),
  locale: v.string(),
  at: Millis,
  consent: v.exactOptional(v.object({ text: v.string(), at: Millis })),
  subscribed: v.boolean(),
  /** Double opt-in: when it was confirmed, or null while it was not. */
  confirmedAt: v.exactOptional(v.nullable(Millis)),
});
export type KeptLead = v.InferOutput<typeof KeptLead>;

/** Oldest first; `next` is the `since` of the next page, where there is one. */
export const LeadList = v.object({ leads: v.array(KeptLead), next: v.exactOptional(Millis) });
export type LeadList = v.InferOutput<typeof LeadList>;
