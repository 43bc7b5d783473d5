// Incremental money: what an experiment's result claims, and why it claims nothing.
import type { Incremental } from '../schema/campaign-report.ts';
import type { Comparison, ExperimentResult } from '../schema/experiment-result.ts';

/** Everything that was shown against those who were held out of it. */
export function incrementalOf(result: ExperimentResult | undefined): Incremental {
  const none = { revenue: null, margin: null };
  if (result === undefined) return { ...none, withheld: 'no-visitors' };
  if (result.shares.mismatch) return { ...none, withheld: 'sample-ratio-mismatch' };
  if (!result.overall) return { ...none, withheld: holdsOut(result) ? 'too-few' : 'no-holdout' };
  const { revenue, margin } = result.overall;
  return { revenue, margin: margin ?? null, withheld: reasonOf(revenue) };
}

const holdsOut = ({ control }: ExperimentResult): boolean =>
  (control?.kind ?? 'first-variant') !== 'first-variant';

const reasonOf = ({ status }: Comparison): Incremental['withheld'] => (status === 'compared' ? null : status);
