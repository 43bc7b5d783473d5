// Catalog: what decisions need to know of a store's products and of its buyers as a whole.

/** A product as cards and models see it. `lnGap`, `repeatShare`: its rhythm (mean ln days between purchases) and
 * repeat-customer probability, already shrunk to the store's. */
export type Card = {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly image?: string;
  readonly priceMinor?: number;
  readonly brand?: string;
  readonly category?: string;
  readonly tags?: readonly string[];
  readonly stock?: number;
  readonly variant?: string;
  readonly lnGap?: number;
  readonly repeatShare?: number;
};

export type ReplenishModel = {
  /** Variance of ln gap within pairs; ratio of it to the variance between pairs. */
  readonly sigma2: number;
  readonly kappa: number;
  readonly lnGap: number;
  readonly repeatShare: number;
  /** `repeat[n-1]`: share of pairs with n purchases that reach n+1; the last entry holds for all above. */
  readonly repeat: readonly number[];
  /** Mean ln days between a customer's orders; this and `stack` are missing in catalogues put before they were learnt. */
  readonly lnOrderGap?: number;
  /** What each signal adds to the log odds of buying again within 14 days. */
  readonly stack?: readonly number[];
  /** Probability from which a nudge is worth showing, per confidence; from the store's own past precision. */
  readonly thresholds: { readonly cautious: number; readonly balanced: number; readonly eager: number };
};

export type RetentionModel = {
  /** P(order within `horizonDays`) = sigmoid(intercept + slope · ln(decayed count at the last order)
   * − silence · days since / 180). */
  readonly intercept: number;
  readonly slope: number;
  readonly silence: number;
  readonly horizonDays: number;
  /** Within another number of days: 1 − (1 − P)^((days / horizonDays)^shape). */
  readonly shape: number;
};

/** Four ascending cut points each, between the five quintiles: last order (ms), orders, spent (minor units). */
export type RfmBounds = {
  readonly recency: readonly number[];
  readonly frequency: readonly number[];
  readonly monetary: readonly number[];
};

export type StoreModel = {
  readonly replenish: ReplenishModel;
  readonly retention: RetentionModel;
  readonly rfm: RfmBounds;
};

export type Catalog = {
  readonly builtAt: number;
  /** Best sellers first, at most 5,000. */
  readonly products: readonly Card[];
  /** `related[i]`: indices into `products` of the up to 20 strongest companions of product i, strongest first. */
  readonly related: readonly (readonly number[])[];
  readonly model: StoreModel;
  /** Code pools without codes left, and campaigns whose budget is spent. */
  readonly flags: { readonly emptyPools: readonly string[]; readonly spentBudgets: readonly string[] };
};
