// What campaigns came to, as GET …/reports/campaigns is asked and answers.
import * as v from 'valibot';
import { Comparison, ExperimentResult } from './experiment-result.ts';
import { Id } from './primitives.ts';
import { wholeText } from './whole-text.ts';

const Day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day like `2026-11-01`'),
  v.check(
    (day) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false,
    'is no day of the calendar',
  ),
);

/** `from` and `to` are days of the store's calendar, both included; `by` says what a line of the CSV is of. */
export const CampaignReportQuery = v.object({
  campaign: v.optional(Id),
  from: v.optional(Day),
  to: v.optional(Day),
  format: v.optional(v.picklist(['json', 'csv']), 'json'),
  by: v.optional(v.picklist(['variant', 'day', 'segment']), 'variant'),
  limit: wholeText(1, 100, 50),
  offset: wholeText(0, 999_999, 0),
});
export type CampaignReportQuery = v.InferOutput<typeof CampaignReportQuery>;

const count = v.pipe(v.number(), v.integer());
const share = v.nullable(v.number());

/** Counts of one group of visitors. Money in minor units, net of refunds; a mean is null where there is nothing to divide by. */
export const CampaignFigures = v.object({
  /** Times it was shown, or would have been to those held out. */
  exposures: count,
  clicks: count,
  dismissals: count,
  submissions: count,
  applied: count,
  leads: count,
  codesIssued: count,
  /** Visitors, each where they were first; and what they bought within the window. */
  visitors: count,
  crossedOver: count,
  conversions: count,
  conversionRate: share,
  orders: count,
  revenueMinor: v.number(),
  revenuePerVisitorMinor: share,
  averageOrderMinor: share,
  /** Of the part of the revenue whose costs are known, which is `costedShare` of it. */
  marginMinor: v.nullable(v.number()),
  costedShare: share,
  /** A footnote: what followed a click is not what the campaign caused. */
  lastClick: v.object({ orders: count, revenueMinor: v.number() }),
});
export type CampaignFigures = v.InferOutput<typeof CampaignFigures>;

/** Who is counted: one variant, shown, held out of the campaign, or in the store's control group. */
const CampaignGroup = { variant: v.string(), group: v.picklist(['shown', 'holdout', 'control']) };

/** A stretch in which the campaign divided its visitors in one way. */
export const CampaignRun = v.object({
  experiment: v.nullable(v.string()),
  /** The revision it began with; `current`: the campaign still divides so. */
  since: count,
  current: v.boolean(),
  holdout: v.number(),
  weights: v.array(v.object({ variant: v.string(), weight: v.number() })),
  /** An order counts within so many days of a visitor's first exposure. */
  conversionDays: count,
  variants: v.array(v.object({ ...CampaignGroup, ...CampaignFigures.entries })),
  result: ExperimentResult,
});
export type CampaignRun = v.InferOutput<typeof CampaignRun>;

/** Money that would not be there without it; `withheld` says why nothing is claimed. */
export const Incremental = v.object({
  revenue: v.nullable(Comparison),
  margin: v.nullable(Comparison),
  withheld: v.nullable(v.picklist(['no-holdout', 'no-visitors', 'sample-ratio-mismatch', 'too-few'])),
});
export type Incremental = v.InferOutput<typeof Incremental>;

/** Of the single-use codes of a variant: those that came back in orders, as counted last (within minutes), of those given. */
const CodesBack = v.object({ variant: v.string(), codes: count, issued: count });
export type CodesBack = v.InferOutput<typeof CodesBack>;

export const CampaignResults = v.object({
  campaign: v.string(),
  kind: v.string(),
  status: v.picklist(['live', 'paused', 'draft', 'deleted']),
  deleted: v.boolean(),
  incremental: Incremental,
  /** Of all time. `codesIssued` counts codes that are one for all as well. */
  codesRedeemed: v.object({ total: count, issued: count, variants: v.array(CodesBack) }),
  /** Of those who were shown it, in all its runs. */
  total: CampaignFigures,
  runs: v.array(CampaignRun),
  /** Days before those of `days` were left out: ask for this campaign alone, or for days. */
  daysLeftOut: v.boolean(),
  days: v.array(v.object({ day: v.string(), ...CampaignGroup, ...CampaignFigures.entries })),
  segments: v.array(
    v.object({ segment: v.nullable(v.string()), ...CampaignGroup, ...CampaignFigures.entries }),
  ),
});
export type CampaignResults = v.InferOutput<typeof CampaignResults>;

/** `control`: everything together against the store's control group; null without one. */
export const CampaignReport = v.object({
  currency: v.string(),
  timeZone: v.string(),
  from: v.nullable(v.string()),
  to: v.nullable(v.string()),
  control: v.nullable(v.object({ share: v.number(), result: ExperimentResult, incremental: Incremental })),
  total: count,
  campaigns: v.array(CampaignResults),
});
export type CampaignReport = v.InferOutput<typeof CampaignReport>;
