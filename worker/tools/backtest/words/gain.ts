// Whether we did better than the best naive way, as far as the resamples tell.
import type { Comparison, MeasureName } from '../measures/comparison.ts';

const NAMES: Readonly<Record<MeasureName, string>> = {
  ...{
    auc: 'order (AUC)',
    averagePrecision: 'precision',
    brier: 'probabilities (Brier)',
    medianDays: 'due dates',
  },
  ...{ recall: 'list (recall@10)', ndcg: 'list (NDCG@10)', hit: 'list (hit@10)' },
};

/** A sentence for one measure, or none where it could not be measured. */
export function gainWords(comparison: Comparison | undefined, measure: MeasureName): string[] {
  const gain = comparison?.gains[measure];
  if (gain === undefined || Number.isNaN(gain.low)) return [];
  const what = `Our ${NAMES[measure]}`;
  const over = `the best naive one ("${gain.over}")`;
  if (gain.low > 0) return [`${what} beats ${over}, beyond chance.`];
  if (gain.high < 0) return [`${what} is worse than ${over}, beyond chance: tell us.`];
  return [`${what} cannot be told from ${over} on this much history.`];
}
