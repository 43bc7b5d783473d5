// What an experiment came to, from the sums of its arms.
import type {
  Comparison,
  Comparisons,
  ExperimentControl,
  ExperimentResult,
} from '../schema/experiment-result.ts';
import type { ArmSums } from './arm-sums.ts';
import { type Beta, betaBeats } from './beta-beats.ts';
import { ALPHA, comparison } from './comparison.ts';
import { shareCheck } from './share-check.ts';
import { conversionOf, marginOf, revenueOf, together, type ValueSums } from './value-sums.ts';

type Measures = { readonly conversion: ValueSums; readonly revenue: ValueSums; readonly margin?: ValueSums };

/** Every arm but the control is compared with it; nothing is, while the arms' visitors do not fit their shares. */
export function experimentResult(
  arms: readonly ArmSums[],
  control: ExperimentControl | null,
): ExperimentResult {
  const shares = shareCheck(arms);
  const controlArm = arms.find(({ id }) => id === control?.arm);
  const variants = arms.filter((arm) => arm !== controlArm && (arm.visitors > 0 || arm.shareIntended > 0));
  const against = (variant: Measures, comparisons: number): Comparisons =>
    controlArm && !shares.mismatch
      ? comparisonsOf(measuresOf([controlArm]), variant, comparisons)
      : { conversion: WITHHELD, revenue: WITHHELD };
  return {
    control: controlArm && control ? control : null,
    level: 1 - ALPHA,
    shares,
    arms: arms.map(figuresOf),
    variants: controlArm
      ? variants.map((arm) => ({ id: arm.id, ...against(measuresOf([arm]), variants.length) }))
      : [],
    ...(controlArm &&
      control?.kind !== 'first-variant' &&
      variants.length > 0 && { overall: against(measuresOf(variants), 1) }),
  };
}

const WITHHELD: Comparison = { status: 'sample-ratio-mismatch' };

function comparisonsOf(control: Measures, variant: Measures, comparisons: number): Comparisons {
  const conversion = comparison(control.conversion, variant.conversion, comparisons);
  return {
    conversion:
      conversion.status === 'compared'
        ? {
            ...conversion,
            probabilityBetter: betaBeats(betaOf(variant.conversion), betaOf(control.conversion)),
          }
        : conversion,
    revenue: comparison(control.revenue, variant.revenue, comparisons),
    ...(control.margin &&
      variant.margin && { margin: comparison(control.margin, variant.margin, comparisons) }),
  };
}

/** From a flat prior. */
const betaOf = ({ visitors, sum }: ValueSums): Beta => ({ a: 1 + sum, b: 1 + Math.max(0, visitors - sum) });

function measuresOf(arms: readonly ArmSums[]): Measures {
  const margins = arms.map(marginOf).filter((sums) => sums !== undefined);
  return {
    conversion: together(arms.map(conversionOf)),
    revenue: together(arms.map(revenueOf)),
    ...(margins.length === arms.length && { margin: together(margins) }),
  };
}

const figuresOf = ({ id, visitors, converted, orders, revenueMinor }: ArmSums) => ({
  ...{ id, visitors },
  conversionRate: visitors > 0 ? converted / visitors : null,
  revenuePerVisitorMinor: visitors > 0 ? revenueMinor / visitors : null,
  averageOrderMinor: orders > 0 ? revenueMinor / orders : null,
});
