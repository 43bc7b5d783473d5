// Tallies of a replay, day by day: days are sampled at different rates, so they are weighed only at the end.
import type { KeptSample } from './sample.ts';

/** Page views by what changed in them. */
export type Tally = { gained: number; lost: number; kept: number };

export type CampaignTally = Tally & {
  /** A few samples in which it changed. */
  readonly examples: { readonly gained: KeptSample[]; readonly lost: KeptSample[] };
};

export type DayTally = {
  replayed: number;
  /** When its first and its last sample were taken (ms). */
  first: number;
  last: number;
  readonly anything: Tally;
  readonly campaigns: Map<string, CampaignTally>;
  /** The tally of a campaign, begun when it is first asked for. */
  readonly of: (campaign: string) => CampaignTally;
};

/** A day of which nothing is counted yet. */
export function dayTally(): DayTally {
  const campaigns = new Map<string, CampaignTally>();
  return {
    ...{ replayed: 0, first: Number.POSITIVE_INFINITY, last: 0, campaigns },
    anything: { gained: 0, lost: 0, kept: 0 },
    of: (campaign) => {
      const known = campaigns.get(campaign);
      if (known) return known;
      const made = { gained: 0, lost: 0, kept: 0, examples: { gained: [], lost: [] } };
      campaigns.set(campaign, made);
      return made;
    },
  };
}
