// Catalog: what decisions need to know of a store's products and of its buyers as a whole.

/** A product as cards and models see it. `lnGap`, `repeatShare`: its rhythm (mean ln days between purchases) and
 * repeat-customer probability, already shrunk to its category's and the store's; `basis`: whose observations weigh most. */
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
  /** The shop has had it for less than 90 days, and nobody bought it or it came after the shop's first products. */
  readonly isNew?: true;
  readonly lnGap?: number;
  readonly repeatShare?: number;
  readonly basis?: 'product' | 'category' | 'store';
};

export type ReplenishModel = {
  /** Variance of ln gap within pairs; ratio of it to the variance between pairs. */
  readonly sigma2: number;
  readonly kappa: number;
  readonly lnGap: number;
  readonly repeatShare: number;
  /** `repeat[n-1]`: share of pairs with n purchases that reach n+1; the last entry holds for all above. */
  readonly repeat: readonly number[];
  /** Mean ln days between a customer's orders; this, `stack` and `due` are missing in catalogues put before they were learnt. */
  readonly lnOrderGap?: number;
  /** What each signal adds to the log odds of buying again within 14 days. */
  readonly stack?: readonly number[];
  /** What each feature of a due date adds to the ln of the days until it. */
  readonly due?: readonly number[];
  /** Probability from which a nudge is worth showing, per confidence; from the store's own past precision. */
  readonly thresholds: { readonly cautious: number; readonly balanced: number; readonly eager: number };
};

/** Buying until one drops out, in days: rates are Gamma(`r`, `alpha`), chances of dropping out after a purchase
 * Beta(`a`, `b`). `atOnce`: MBG/NBD, where one may drop out after the first purchase too; else BG/NBD. */
export type DropoutModel = {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly atOnce: boolean;
};

/** What an order day brings: `meanMinor` on average over customers; a customer's own mean counts against it as their
 * order days count against `pull`; `spread`: squared coefficient of variation within a customer. */
export type OrderValueModel = { readonly meanMinor: number; readonly pull: number; readonly spread: number };

export type RetentionModel = {
  readonly dropout: DropoutModel;
  /** logit P(an order within `horizonDays`) = Σ weight · feature, in the order of `retentionFeatures`. */
  readonly weights: readonly number[];
  readonly horizonDays: number;
  /** ln of what an order day brings, the mean over customers. */
  readonly lnValue: number;
  /** Within another number of days: the rate over the horizon times (ratio of the dropout model's rates)^shape. */
  readonly shape: number;
  /** ln of order days expected within the horizon = Σ weight · [1, ln of the dropout model's, ln decayed count];
   * `scatter`: the count's variance is its mean + scatter · mean². */
  readonly counts: { readonly weights: readonly number[]; readonly scatter: number };
  readonly value: OrderValueModel;
};

/** What fits left before there was a dropout model; nothing of it is used. */
export type OlderRetentionModel = Readonly<
  Record<'intercept' | 'slope' | 'silence' | 'horizonDays' | 'shape', number>
>;

/** Four ascending cut points each, between the five quintiles: last order (ms), orders, spent (minor units). */
export type RfmBounds = {
  readonly recency: readonly number[];
  readonly frequency: readonly number[];
  readonly monetary: readonly number[];
};

export type StoreModel = {
  readonly replenish: ReplenishModel;
  readonly retention: RetentionModel | OlderRetentionModel;
  readonly rfm: RfmBounds;
};

export type Catalog = {
  readonly builtAt: number;
  /** Best sellers first, at most 5,000. */
  readonly products: readonly Card[];
  /** `related[i]`: indices into `products` of the up to 20 strongest companions of product i, strongest first. */
  readonly related: readonly (readonly number[])[];
  /** `weights[i]`: a character for the weight of each of `related[i]` (recommend/companion-row.ts). This and what follows
   * are missing in catalogues put before they were learnt. */
  readonly weights?: readonly string[];
  /** Rows (recommend/companion-row.ts) of up to 8 companions of product i: in the same basket, in the basket after. */
  readonly together?: readonly string[];
  readonly following?: readonly string[];
  /** Rows of best sellers: of people's first baskets, of their second ones, of later ones. */
  readonly sellers?: readonly string[];
  /** What a weight of `sellers` counts beside the weights of companions, where lists of new products are ranked. */
  readonly leaning?: number;
  readonly model: StoreModel;
  readonly flags: Flags;
};

/** What has run out: code pools without codes left, and budgets that are spent, by campaign and variant (`budgetName`); a
 * campaign alone stands for all its variants, as in catalogues put before variants were told apart. `revision`: the live one
 * that named them. */
export type Flags = {
  readonly emptyPools: readonly string[];
  readonly spentBudgets: readonly string[];
  readonly revision?: number;
};
