// Runs: the stretches in which a campaign divided its visitors in one way. Visitors of different splits are not pooled:
// that would compare unlike weeks.
import type { ArmSums } from '../experiment/arm-sums.ts';
import type { Group } from '../experiment/assign.ts';
import { experimentResult } from '../experiment/experiment-result.ts';
import type { CampaignRun } from '../schema/campaign-report.ts';
import type { ExperimentControl } from '../schema/experiment-result.ts';
import type { CampaignDesign } from './campaign-design.ts';
import { figuresOf } from './campaign-figures.ts';
import { type Tally, tallyOfAll } from './tally.ts';

/** A tally of the visitors of one variant and side. */
export type SideTally = { readonly variant: string; readonly side: Group; readonly tally: Partial<Tally> };

/** The same of one phase, `part`: from that revision until the campaign's next design. */
export type GroupTally = SideTally & { readonly part: number };

export type Phase = CampaignDesign & { readonly since: number };

/** No variant can be called so. */
const HELD_OUT = 'held out';

/** The runs of a campaign, oldest first; phases that divide alike are one, wherever they stand. */
export function runsOf(phases: readonly Phase[], tallies: readonly GroupTally[]): CampaignRun[] {
  const last = phases.at(-1);
  return [...Map.groupBy(phases, splitOf).values()].flatMap((same) => {
    const [first, latest] = [same[0], same.at(-1)];
    if (!first || !latest) return [];
    const phasesOfIt = new Set(same.map(({ since }) => since));
    const own = tallies.filter(({ part }) => phasesOfIt.has(part));
    return [runOf({ ...latest, since: first.since }, latest === last, own)];
  });
}

/** The run that went on last, of those anybody was exposed in. */
export function latestSeen(phases: readonly Phase[], runs: readonly CampaignRun[]): CampaignRun | undefined {
  const begun = Map.groupBy(phases, splitOf);
  return phases
    .flatMap((phase) => runs.find(({ since }) => since === begun.get(splitOf(phase))?.[0]?.since) ?? [])
    .findLast(({ result }) => result.arms.some(({ visitors }) => visitors > 0));
}

/** What tells runs apart. The store's control group does not: it is in no comparison of a campaign. */
const splitOf = (design: CampaignDesign): string =>
  JSON.stringify([design.experiment, design.holdout, drawnOf(design), design.days]);

/** The variants that visitors get, with their shares of those who are shown anything. */
function drawnOf({ variants }: CampaignDesign): readonly { readonly id: string; readonly share: number }[] {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  return variants.flatMap(({ id, weight }) => (weight > 0 ? [{ id, share: weight / total }] : []));
}

function runOf(phase: Phase, current: boolean, tallies: readonly GroupTally[]): CampaignRun {
  const groups = groupsOf(tallies);
  return {
    ...{ experiment: phase.experiment || null, since: phase.since, current, holdout: phase.holdout },
    weights: phase.variants.map(({ id, weight }) => ({ variant: id, weight })),
    conversionDays: phase.days,
    variants: groups.map(({ variant, side, tally }) => ({ variant, group: side, ...figuresOf(tally) })),
    result: experimentResult(armsOf(phase, groups), controlOf(phase)),
  };
}

/** The tallies of each variant and side, added up. */
function groupsOf(tallies: readonly SideTally[]): SideTally[] {
  return [...Map.groupBy(tallies, ({ variant, side }) => `${variant}\n${side}`).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    return [{ variant: first.variant, side: first.side, tally: tallyOfAll(same) }];
  });
}

function controlOf(design: CampaignDesign): ExperimentControl | null {
  if (design.holdout > 0) return { arm: HELD_OUT, kind: 'holdout' };
  const [first, second] = drawnOf(design);
  return first && second ? { arm: first.id, kind: 'first-variant' } : null;
}

/** The store's control group is in none of them: it is held out of everything else as well. */
function armsOf(design: CampaignDesign, groups: readonly SideTally[]): ArmSums[] {
  const { holdout } = design;
  const sumOf = (side: Group, variant?: string) =>
    tallyOfAll(
      groups.filter((group) => group.side === side && (variant === undefined || group.variant === variant)),
    );
  const shown = drawnOf(design).map(({ id, share }) => ({
    ...{ id, share: (1 - holdout) * share },
    tally: sumOf('shown', id),
  }));
  const held = { id: HELD_OUT, share: holdout, tally: sumOf('holdout') };
  const arms = holdout > 0 ? [held, ...shown] : shown;
  const costsAreKnown =
    arms.every(({ tally }) => (tally.costedMinor ?? 0) === (tally.revenueMinor ?? 0)) &&
    arms.some(({ tally }) => tally.costedMinor);
  return arms.map(({ id, share, tally }) => armSums(id, share, tally, costsAreKnown));
}

const armSums = (id: string, shareIntended: number, tally: Partial<Tally>, margin: boolean): ArmSums => ({
  ...{ id, shareIntended },
  visitors: tally.visitors ?? 0,
  converted: tally.converted ?? 0,
  orders: tally.orders ?? 0,
  revenueMinor: tally.revenueMinor ?? 0,
  revenueSquares: tally.revenueSquares ?? 0,
  ...(margin && { margin: { sumMinor: tally.marginMinor ?? 0, squares: tally.marginSquares ?? 0 } }),
});
