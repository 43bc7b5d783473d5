// A campaign's design: how visitors are divided, and how long an order counts for it.

/** `experiment` is empty without one; shares from 0 to 1; `days`: the conversion window from the first exposure. */
export type CampaignDesign = {
  readonly kind: string;
  readonly experiment: string;
  readonly holdout: number;
  readonly variants: readonly { readonly id: string; readonly weight: number }[];
  /** The store's control group, that is shown nothing at all. */
  readonly control: number;
  readonly days: number;
};
