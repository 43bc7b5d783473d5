// Which variant a visitor gets, and whether they are held out. Stable: the same visitor always gets the same.
import { ONLY_VARIANT } from '../schema/vocabulary.ts';
import { hashV2 } from './hash.ts';

export type Assignment = { readonly variant: string; readonly held: boolean };

/** What became of a visitor who was offered something: shown it, or held out of it, or of everything. */
export type Group = 'shown' | 'holdout' | 'control';

type Arm = { readonly id: string; readonly weight: number };
type Experiment = {
  readonly id: string;
  readonly holdout?: number | undefined;
  readonly variants: readonly Arm[];
};

/**
 * Seeds: `{experiment}` for the variant, `{experiment}/holdout`; `isControl` is what `inControl` says of the visitor.
 * Without a visitor: the first variant, never held out.
 */
export function assign(
  experiment: Experiment | undefined,
  isControl: boolean,
  visitor: string | undefined,
): Assignment {
  const first = experiment?.variants[0]?.id ?? ONLY_VARIANT;
  if (visitor === undefined) return { variant: first, held: false };
  const held =
    isControl || (!!experiment && isWithin(`${experiment.id}/holdout`, visitor, experiment.holdout));
  return { variant: experiment ? armOf(experiment, visitor) : first, held };
}

/** Whether a visitor belongs to the store's control group, which is shown nothing. Seed: `store/control`. */
export const inControl = (control: number | undefined, visitor: string): boolean =>
  isWithin('store/control', visitor, control);

const isWithin = (seed: string, visitor: string, share = 0): boolean =>
  share > 0 && hashV2(seed, visitor) < share;

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
