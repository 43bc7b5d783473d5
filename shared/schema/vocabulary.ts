// Words and values that schemas and judgement share.

/** The lifecycle stages; exactly one holds for each person. */
export const STAGES = ['new', 'returning', 'first-time', 'active', 'loyal', 'at-risk', 'lapsed'] as const;

/** RFM groups, in Shopify's words; who is in which is our own. */
export const RFM_GROUPS = [
  ...(['champions', 'loyal', 'active', 'new', 'promising', 'needs-attention', 'almost-lost'] as const),
  ...(['at-risk', 'previously-loyal', 'dormant', 'prospects'] as const),
] as const;

/** Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The variant of a campaign that has no others. */
export const ONLY_VARIANT = 'default';

/** At-risk and lapsed: the rate of orders expected now, as a share of what it was right after the last one. */
export const DEFAULT_STAGES = { atRisk: 0.5, lapsed: 0.1 } as const;
