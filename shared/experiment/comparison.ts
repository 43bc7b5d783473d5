// One measure of a variant against its control: how large the difference is, how sure that is, and what it is worth.
import { normalCdf } from '../replenish/normal.ts';
import type { Comparison } from '../schema/experiment-result.ts';
import { sequenceProbability, sequenceWidth } from './confidence-sequence.ts';
import { ratioInterval } from './ratio-interval.ts';
import { effectiveBuyers, meanOf, together, type ValueSums, varianceOf } from './value-sums.ts';
import { sequenceErrors, visitorsFor } from './visitors-needed.ts';

/** The chance that any interval of one measure is ever wrong. */
export const ALPHA = 0.05;
/** The relative difference an offer is expected to make; intervals are tightest once that size can be seen. */
const EFFECT = 0.2;
/** How many equal buyers an arm must expect before means are near enough to normal; shown by peeking.test.ts. */
const BUYERS_AT_LEAST = 25;

type Compared = Extract<Comparison, { status: 'compared' }>;
type Arms = { readonly control: ValueSums; readonly variant: ValueSums; readonly pooled: ValueSums };

/** Compares means; with several variants (`comparisons`) each gets its part of alpha, so that all intervals hold together (Bonferroni). */
export function comparison(control: ValueSums, variant: ValueSums, comparisons = 1): Comparison {
  const arms = { control, variant, pooled: together([control, variant]) };
  const neededVisitors = needed(arms, ALPHA / comparisons);
  const missingVisitors = missing(arms);
  return missingVisitors === 0 && neededVisitors !== null
    ? { ...compared(arms, comparisons), neededVisitors }
    : { status: 'too-few', missingVisitors, neededVisitors };
}

function compared({ control, variant, pooled }: Arms, comparisons: number) {
  const estimate = (sums: ValueSums) => ({
    ...{ mean: meanOf(sums), error: Math.sqrt(varianceOf(sums, pooled) / sums.visitors) },
  });
  const [bottom, top] = [estimate(control), estimate(variant)];
  const value = top.mean - bottom.mean;
  const error = Math.hypot(top.error, bottom.error);
  const information = ((EFFECT * meanOf(pooled)) / error) ** 2;
  const width = sequenceWidth(ALPHA / comparisons, information);
  const difference = { value, low: value - width * error, high: value + width * error };
  const ratio = ratioInterval(top, bottom, width);
  const pValue = Math.min(1, comparisons * sequenceProbability(value / error, information));
  const seen = value > 0 ? ('better' as const) : ('worse' as const);
  return {
    status: 'compared' as const,
    difference,
    relative: ratio && { value: value / bottom.mean, low: ratio.low - 1, high: ratio.high - 1 },
    total: ofAll(difference, variant.visitors),
    pValue,
    probabilityBetter: normalCdf(value / error),
    verdict: pValue < ALPHA ? seen : ('undecided' as const),
  };
}

const ofAll = ({ value, low, high }: Compared['difference'], visitors: number) => ({
  value: Math.round(value * visitors),
  low: Math.round(low * visitors),
  high: Math.round(high * visitors),
});

/** Visitors still missing in both arms, if they go on as they are; null while nobody can say. */
function missing({ control, variant, pooled }: Arms): number | null {
  const buyers = effectiveBuyers(pooled);
  const smaller = Math.min(control.visitors, variant.visitors);
  if (buyers === 0 || smaller === 0) return null;
  const times = BUYERS_AT_LEAST / (buyers * (smaller / pooled.visitors));
  return Math.max(0, Math.ceil(pooled.visitors * (times - 1)));
}

function needed({ control, variant, pooled }: Arms, alpha: number): number | null {
  if (control.visitors === 0 || variant.visitors === 0 || pooled.sum <= 0) return null;
  const plan = {
    variance: varianceOf(pooled, pooled),
    difference: EFFECT * meanOf(pooled),
    variantShare: variant.visitors / pooled.visitors,
    errors: sequenceErrors(alpha),
  };
  return Math.ceil(visitorsFor(plan));
}
