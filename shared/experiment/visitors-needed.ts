// How many visitors an experiment needs before a difference of a given size shows.
import { normalQuantile } from '../segment/normal-quantile.ts';
import { sequenceWidth } from './confidence-sequence.ts';

const POWER = 0.8;

type Plan = {
  /** Of one visitor's value, the same in both arms. */
  readonly variance: number;
  /** Between the means of the arms, above 0. */
  readonly difference: number;
  /** Of all visitors, how many meet the variant; the others meet the control. */
  readonly variantShare: number;
  /** How many standard errors the difference has to be. */
  readonly errors: number;
};

/** Visitors of both arms together: the usual sample size, 2·(z + z)²·σ² / Δ² for each of two equal arms. */
export const visitorsFor = ({ variance, difference, variantShare, errors }: Plan): number =>
  (variance * (errors / difference) ** 2) / (variantShare * (1 - variantShare));

/** Standard errors for a power of 80% at a single look, two-sided. */
export const fixedErrors = (alpha: number): number => normalQuantile(1 - alpha / 2) + normalQuantile(POWER);

/**
 * Standard errors for a power of 80% at a last look by the confidence sequence, mixed over differences as large as the one
 * looked for. Earlier looks only add to the power.
 */
export function sequenceErrors(alpha: number): number {
  let errors = fixedErrors(alpha);
  for (let i = 0; i < 8; i++) errors = sequenceWidth(alpha, errors ** 2) + normalQuantile(POWER);
  return errors;
}
