// An example of a change: where and in which stage somebody was, and why a campaign is lost on them. Nobody in particular.
import { pathOf } from '../decide/address.ts';
import type { Context } from '../decide/context.ts';
import { explain } from '../decide/explain.ts';
import { stageIn } from '../decide/facts.ts';
import type { Prepared } from '../decide/prepared.ts';
import type { ReplayExample } from '../schema/replay-report.ts';
import { contextLater } from './later.ts';
import { type Replay, WEEK } from './replay.ts';
import type { KeptSample } from './sample.ts';

const GONE = 'The campaign is no longer in the config.';

/** The example of a change to one campaign, from a sample in which it came about. */
export function exampleOf(
  { after, catalog, flags }: Replay,
  { id, sample }: KeptSample,
  campaign: string,
  change: 'gained' | 'lost',
): ReplayExample {
  const context = { ...contextLater(sample, id, catalog, WEEK), flags: flags.after };
  const { page, geo } = context;
  return {
    ...{ at: sample.at, page: page.kind, path: pathOf(page.url) },
    stage: stageIn(after, context),
    ...(page.device && { device: page.device }),
    ...(geo.country !== undefined && { country: geo.country }),
    ...(change === 'lost' && { why: whyLost(after, context, campaign) }),
  };
}

function whyLost(after: Prepared, context: Context, campaign: string): string {
  const reason = explain(after, context).reasons.find((one) => one.campaign === campaign);
  return reason?.sentence ?? GONE;
}
