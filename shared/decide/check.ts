// Check: one condition a campaign must meet. decide() asks `passes`; explain() asks the same and, on a no, `refusal`.
import type { DecidedProduct } from '../schema/decision.ts';
import type { Facts } from './facts.ts';
import type { LiveCampaign } from './live-config.ts';
import type { Placed } from './placed.ts';
import type { PreparedCampaign, PreparedVariant } from './prepared.ts';
import type { Reason } from './reason.ts';

/** Of the campaign as it stands, whoever gets which variant. */
export type CampaignCheck = {
  readonly passes: (campaign: PreparedCampaign, facts: Facts) => boolean;
  /** Asked only after a no. */
  readonly refusal: (campaign: PreparedCampaign, facts: Facts) => Reason;
  /** Whether it can ever say no to this campaign; without it, it may. */
  readonly applies?: (campaign: LiveCampaign) => boolean;
  /** All that the answer hangs on beside the campaign, where that is little: then it is worked out once. */
  readonly key?: (facts: Facts) => string;
};

/** A campaign in the variant this visitor gets, in its turn. */
export type Attempt = {
  readonly campaign: PreparedCampaign;
  readonly variant: PreparedVariant;
  readonly facts: Facts;
  /** Closed in this visit, it comes back as its tab, which lies over nothing. */
  readonly tab: boolean;
  readonly placed: Placed;
  /** What it would show; worked out when first asked for. */
  readonly products: () => readonly DecidedProduct[];
};

/** Of the variant: its view, offer and products, and what earlier campaigns have taken. */
export type VariantCheck = {
  readonly passes: (attempt: Attempt) => boolean;
  readonly refusal: (attempt: Attempt) => Reason;
};
