// explain: the same decision, with exactly one reason for every campaign that is not shown.
import type { Basis } from '../replenish/renewal.ts';
import type { Decision } from '../schema/decision.ts';
import { CAMPAIGN_CHECKS } from './checks/all.ts';
import type { Context } from './context.ts';
import { decisionOf } from './decide.ts';
import { type Facts, factsOf } from './facts.ts';
import { pointerOf } from './pointer.ts';
import type { Prepared, PreparedCampaign, PreparedVariant } from './prepared.ts';
import { dueIn } from './products.ts';
import type { Reason } from './reason.ts';
import { type Selected, select } from './select.ts';
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

/** Why a product is nudged for; browsers are told none of it. */
export type DueNote = {
  readonly campaign: string;
  readonly product: string;
  readonly dueAt: number;
  /** P(bought again within 14 days). */
  readonly probability: number;
  /** Whose history the date rests on. */
  readonly basis: Basis;
};

export type Explanation = {
  readonly decision: Decision;
  readonly reasons: readonly Refusal[];
  readonly due: readonly DueNote[];
};

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
  return {
    decision: decisionOf(selected, facts),
    reasons,
    due: selected.flatMap((one) => notesOf(one, facts)),
  };
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

const notesOf = ({ campaign }: Selected, facts: Facts): DueNote[] =>
  dueIn(campaign.campaign, facts).map(({ card, dueAt, probability, basis }) => ({
    ...{ campaign: campaign.campaign.id, product: card.id, dueAt: Math.round(dueAt), probability, basis },
  }));
