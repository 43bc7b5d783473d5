// explain: the same decision, with exactly one reason for every campaign that is not shown.
import type { Decision } from '../schema/decision.ts';
import { CAMPAIGN_CHECKS } from './checks/all.ts';
import type { Context } from './context.ts';
import { decisionOf } from './decide.ts';
import { factsOf } from './facts.ts';
import { pointerOf } from './pointer.ts';
import type { Prepared, PreparedCampaign, PreparedVariant } from './prepared.ts';
import type { Reason } from './reason.ts';
import { select } from './select.ts';
import { sentenceOf } from './sentence.ts';

export type Refusal = {
  readonly campaign: string;
  readonly variant?: string;
  readonly code: Reason['code'];
  readonly sentence: string;
  /** JSON Pointer into the published document. */
  readonly pointer: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
};

export type Explanation = { readonly decision: Decision; readonly reasons: readonly Refusal[] };

/** Prepare with `wholeConfig` to hear of drafts and paused campaigns too. */
export function explain(prepared: Prepared, context: Context): Explanation {
  const facts = factsOf(prepared, context);
  const reasons: Refusal[] = [];
  const selected = select(
    prepared.campaigns,
    () => CAMPAIGN_CHECKS,
    facts,
    (campaign, variant, reason) => {
      reasons.push(refusalOf(campaign, variant, reason()));
    },
  );
  return { decision: decisionOf(selected, facts), reasons };
}

function refusalOf(campaign: PreparedCampaign, variant: PreparedVariant | null, reason: Reason): Refusal {
  return {
    campaign: campaign.campaign.id,
    ...(variant && { variant: variant.id }),
    code: reason.code,
    sentence: sentenceOf(reason),
    pointer: pointerOf(reason, campaign, variant),
    expected: reason.expected,
    actual: reason.actual,
  };
}
