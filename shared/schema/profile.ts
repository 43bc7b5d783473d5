// Profile: what KV knows of one customer or one browser. Only what time alone does not change:
// stage, probabilities and RFM quintiles are computed from it at `now`.
import type { Subscribed } from './customer.ts';

/** Purchase history of one product: `buys` distinct days, gaps in days between them. */
export type Pair = {
  readonly product: string;
  readonly variant?: string;
  readonly buys: number;
  readonly lastAt: number;
  readonly sumLnGap: number;
  /** Exponentially decayed count (180 days) as of `lastAt`. */
  readonly decayed: number;
  /** Usual quantity: the median of the purchases. */
  readonly quantity: number;
  readonly lastQuantity: number;
  /** Σ of the squares of ln gap; this and what follows are missing in profiles put before they were counted. */
  readonly sumLnGap2?: number;
  /** ln of the last quantity over the geometric mean of all. */
  readonly lnQuantity?: number;
  /** Days since the last purchase on which other products were bought. */
  readonly ordersSince?: number;
};

/** How fast a customer comes back: Σ ln gap in days between purchases of one product, summed over their products, and
 * between days with any purchase, the last of them at `lastAt` (ms). */
export type Tempo = {
  readonly gaps: number;
  readonly sumLnGap: number;
  readonly orderGaps: number;
  readonly sumLnOrderGap: number;
  readonly lastAt: number;
};

export type Profile = {
  readonly orders: number;
  /** Distinct days with an order; this and `recent` are missing in profiles put before they were counted. */
  readonly days?: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly spentMinor: number;
  /** Exponentially decayed count of order days (180 days) as of `lastAt`. */
  readonly decayed: number;
  /** The same with 60 days. */
  readonly recent?: number;
  /** Strongest first, at most 60; no pair on subscription. */
  readonly pairs: readonly Pair[];
  /** Missing in profiles put before it was counted. */
  readonly tempo?: Tempo;
  /** Most recent first, at most 200. */
  readonly bought: readonly string[];
  readonly boughtCategories: readonly string[];
  readonly subscribed: Subscribed;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
};
