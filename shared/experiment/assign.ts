// Which variant a visitor gets, and whether they are held out. Stable: the same visitor always gets the same.
import { ONLY_VARIANT } from '../schema/vocabulary.ts';
import { hashV2 } from './hash.ts';

export type Assignment = { readonly variant: string; readonly held: boolean };

type Arm = { readonly id: string; readonly weight: number };
type Experiment = {
  readonly id: string;
  readonly holdout?: number | undefined;
  readonly variants: readonly Arm[];
};

/**
 * Seeds: `{experiment}` for the variant, `{experiment}/holdout`, and `store/control` for the store's control group.
 * Without a visitor: the first variant, never held out.
 */
export function assign(
  experiment: Experiment | undefined,
  control: number | undefined,
  visitor: string | undefined,
): Assignment {
  const first = experiment?.variants[0]?.id ?? ONLY_VARIANT;
  if (visitor === undefined) return { variant: first, held: false };
  const within = (seed: string, share = 0) => share > 0 && hashV2(seed, visitor) < share;
  const held =
    within('store/control', control) ||
    (!!experiment && within(`${experiment.id}/holdout`, experiment.holdout));
  return { variant: experiment ? armOf(experiment, visitor) : first, held };
}

/** Half-open ranges, cumulative over weights. The last arm with a weight takes what rounding leaves. */
function armOf({ id, variants }: Experiment, visitor: string): string {
  const total = variants.reduce((sum, arm) => sum + arm.weight, 0);
  const n = hashV2(id, visitor);
  let end = 0;
  for (const arm of variants) {
    end += arm.weight / total;
    if (n < end) return arm.id;
  }
  return variants.findLast((arm) => arm.weight > 0)?.id ?? ONLY_VARIANT;
}
