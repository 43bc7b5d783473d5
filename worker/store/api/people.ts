// A person as one is asked after, and as the store knows them.
import type { Basis } from '../../../shared/replenish/renewal.ts';
import type { Stage } from '../../../shared/schema/audience.ts';
import type { Subscribed } from '../../../shared/schema/customer.ts';
import type { LifetimeValue } from '../../../shared/segment/lifetime-value.ts';
import type { RfmGroup, RfmScores } from '../../../shared/segment/rfm.ts';

/** A person as a platform or an admin names them; `orders`: which are theirs, whether they are here or not. */
export type PersonTold = {
  readonly customer?: string;
  readonly email?: string;
  readonly visitorHash?: string;
  readonly orders?: readonly string[];
};

/** Which customer, when; `digits`: decimals of the store's currency. */
export type CustomerQuestion = { readonly id: string; readonly at: number; readonly digits: number };

/** A customer as rows tell at a moment: what decisions would go by. */
export type CustomerView = {
  readonly id: string;
  readonly at: number;
  readonly segment: Stage;
  readonly rfm: RfmScores & { readonly group: RfmGroup };
  readonly orders: number;
  readonly spentMinor: number;
  readonly firstOrderAt?: number;
  readonly lastOrderAt?: number;
  readonly probabilities: { readonly buysWithin30Days: number; readonly buysWithin90Days: number };
  readonly expected: { readonly orders90Days: number; readonly nextYear: LifetimeValue };
  readonly subscribed: Subscribed;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** Products whose probability (within 14 days) is worth a nudge of `balanced` confidence, most pressing first. */
  readonly due: readonly {
    readonly product: string;
    readonly title: string;
    /** The usual gap after the last purchase. */
    readonly dueAt: number;
    /** When it comes if it comes at all, given that it has not come yet: what a backtest measures. */
    readonly expectedAt: number;
    /** Whose history the date rests on: the customer's own with the product, or what stands behind it. */
    readonly basis: Basis;
    readonly probability: number;
    readonly lastBought: number;
    readonly quantity: number;
  }[];
  readonly again: readonly NamedProduct[];
  readonly recommended: readonly NamedProduct[];
};

export type NamedProduct = { readonly product: string; readonly title: string };
