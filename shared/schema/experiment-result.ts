// What an experiment came to, as reports answer it.
import * as v from 'valibot';

const count = v.pipe(v.number(), v.minValue(0));
const bounded = v.object({ value: v.number(), low: v.number(), high: v.number() });

/** The arms' visitors against their intended shares; `probability` is that of a chi-square test, null with too few visitors to test. */
export const ShareCheck = v.object({
  probability: v.nullable(v.number()),
  mismatch: v.boolean(),
  arms: v.array(v.object({ id: v.string(), visitors: count, expected: count })),
});
export type ShareCheck = v.InferOutput<typeof ShareCheck>;

/**
 * One measure of a variant against the control. Intervals hold at all times at once, so looking often is safe.
 * `neededVisitors`: of both arms, for a power of 80% to see a difference of a fifth; null while nothing was gained in either arm.
 */
export const Comparison = v.variant('status', [
  v.object({ status: v.literal('sample-ratio-mismatch') }),
  v.object({
    status: v.literal('too-few'),
    missingVisitors: v.nullable(count),
    neededVisitors: v.nullable(count),
  }),
  v.object({
    status: v.literal('compared'),
    /** Of a visitor: a rate, or minor units. */
    difference: bounded,
    /** As a share of the control's mean; null where that may be 0. */
    relative: v.nullable(bounded),
    /** Of all the variant's visitors: whole conversions or minor units that would not have been without it. */
    total: bounded,
    /** Always valid, and adjusted for the number of variants: below 0.05 when the interval excludes 0. */
    pValue: v.number(),
    probabilityBetter: v.number(),
    verdict: v.picklist(['better', 'worse', 'undecided']),
    neededVisitors: count,
  }),
]);
export type Comparison = v.InferOutput<typeof Comparison>;

/** The measures of one variant; margin where costs are known. */
export const Comparisons = v.object({
  conversion: Comparison,
  revenue: Comparison,
  margin: v.optional(Comparison),
});
export type Comparisons = v.InferOutput<typeof Comparisons>;

export const ExperimentControl = v.object({
  arm: v.string(),
  kind: v.picklist(['holdout', 'first-variant', 'store-control']),
});
export type ExperimentControl = v.InferOutput<typeof ExperimentControl>;

/** `level` is of all intervals of one measure together. `overall`: all variants as one, against those who saw nothing. */
export const ExperimentResult = v.object({
  control: v.nullable(ExperimentControl),
  level: v.number(),
  shares: ShareCheck,
  arms: v.array(
    v.object({
      id: v.string(),
      visitors: count,
      conversionRate: v.nullable(v.number()),
      revenuePerVisitorMinor: v.nullable(v.number()),
      averageOrderMinor: v.nullable(v.number()),
    }),
  ),
  variants: v.array(v.object({ id: v.string(), ...Comparisons.entries })),
  overall: v.optional(Comparisons),
});
export type ExperimentResult = v.InferOutput<typeof ExperimentResult>;
