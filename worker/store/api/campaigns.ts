// What is counted of campaigns.
import type { CampaignTallies } from '../../../shared/report/campaign-results.ts';
import type { Tally } from '../../../shared/report/tally.ts';

/** Which campaigns, and which days of the store's calendar (whole days since 1970, both included). */
export type CampaignQuestion = {
  readonly campaign?: string;
  readonly fromDay?: number;
  readonly toDay?: number;
  readonly offset: number;
  readonly limit: number;
};

/** What is counted of them; `total`: how many there are, on this page and others. */
export type CountedCampaigns = {
  readonly total: number;
  readonly controlShare: number;
  /** By their first exposure to anything: the control group, and everybody else. */
  readonly entrants: readonly { readonly isControl: boolean; readonly tally: Partial<Tally> }[];
  readonly campaigns: readonly CampaignTallies[];
};
