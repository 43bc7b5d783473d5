// What one campaign came to, from its tallies.
import type { CampaignResults, CodesBack } from '../schema/campaign-report.ts';
import { figuresOf } from './campaign-figures.ts';
import { type GroupTally, latestSeen, type Phase, runsOf, type SideTally } from './campaign-runs.ts';
import { incrementalOf } from './incremental.ts';
import { tallyOfAll } from './tally.ts';

/** Everything counted of a campaign: by phase, by day (whole days since 1970), by stage (empty where it is not known). */
export type CampaignTallies = {
  readonly campaign: string;
  readonly kind: string;
  readonly status: CampaignResults['status'];
  readonly redeemed: readonly CodesBack[];
  readonly phases: readonly Phase[];
  readonly tallies: readonly GroupTally[];
  readonly days: readonly (SideTally & { readonly part: number })[];
  /** There are days before these. */
  readonly daysLeftOut: boolean;
  readonly stages: readonly (SideTally & { readonly part: string })[];
};

/** The results of a campaign; the headline is of the latest run that anybody was exposed in. */
export function campaignResults(counted: CampaignTallies): CampaignResults {
  const { campaign, kind, status, redeemed, phases, tallies } = counted;
  const runs = runsOf(phases, tallies);
  return {
    ...{ campaign, kind, status, deleted: status === 'deleted' },
    codesRedeemed: {
      total: redeemed.reduce((sum, { codes }) => sum + codes, 0),
      issued: redeemed.reduce((sum, { issued }) => sum + issued, 0),
      variants: [...redeemed],
    },
    incremental: incrementalOf(latestSeen(phases, runs)?.result),
    // What those who saw it did, in all its runs.
    total: figuresOf(tallyOfAll(tallies.filter(({ side }) => side === 'shown'))),
    runs,
    daysLeftOut: counted.daysLeftOut,
    days: counted.days.map(({ part, variant, side, tally }) => ({
      ...{ day: dayName(part), variant, group: side },
      ...figuresOf(tally),
    })),
    segments: counted.stages.map(({ part, variant, side, tally }) => ({
      ...{ segment: part || null, variant, group: side },
      ...figuresOf(tally),
    })),
  };
}

/** A day in whole days since 1970 as people write it. */
const dayName = (day: number): string => new Date(day * 86_400_000).toJSON().slice(0, 10);
