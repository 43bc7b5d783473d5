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
};

export type Profile = {
  readonly orders: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly spentMinor: number;
  /** Exponentially decayed count of order days (180 days) as of `lastAt`. */
  readonly decayed: number;
  /** Strongest first, at most 60; no pair on subscription. */
  readonly pairs: readonly Pair[];
  /** Most recent first, at most 200. */
  readonly bought: readonly string[];
  readonly boughtCategories: readonly string[];
  readonly subscribed: Subscribed;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
};
