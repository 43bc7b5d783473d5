// Whether we did better than the best naive way, as far as the resamples tell.
import type { Comparison, MeasureName } from '../measures/comparison.ts';

const NAMES: Readonly<Record<MeasureName, string>> = {
  ...{
    auc: 'Our order (AUC)',
    averagePrecision: 'Our order (average precision)',
    brier: 'Our probability (Brier)',
  },
  ...{
    medianDays: 'Our due date',
    recall: 'Our list (recall@10)',
    ndcg: 'Our list (NDCG@10)',
    hit: 'Our list (hit@10)',
  },
};

/** A sentence for one measure, or none where it could not be measured. */
export function gainWords(comparison: Comparison | undefined, measure: MeasureName): string[] {
  const gain = comparison?.gains[measure];
  if (gain === undefined || Number.isNaN(gain.low)) return [];
  const best = `the best naive one ("${gain.over}")`;
  if (gain.low > 0) return [`${NAMES[measure]} beats ${best}, by more than chance.`];
  if (gain.high < 0) return [`${NAMES[measure]} loses to ${best}, by more than chance.`];
  return [`${NAMES[measure]} cannot be told from ${best} on this much history.`];
}
