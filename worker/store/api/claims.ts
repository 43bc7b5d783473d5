// What a visitor leaves and gets: leads and codes.
import type { OfferBudget } from '../../../shared/report/offer-budget.ts';
import type { KeptLine } from '../../../shared/schema/lead.ts';

export type PoolCode = { readonly code: string; readonly expiresAt?: number };

/** Who asks for a code, by hashes, and where it may come from. `address` is a MAC of the normalised email. */
export type CodeClaim = {
  readonly campaign: string;
  readonly variant: string;
  readonly pool?: string;
  readonly fallback?: string;
  /** The campaign's budget. */
  readonly budget?: OfferBudget;
  readonly visitorHash?: string;
  readonly address?: string;
  readonly customer?: string;
  /** The code goes to the address and is not shown. */
  readonly mailed?: boolean;
};

/** How many claims an hour takes: of everybody, and from the range of internet addresses behind `mark`. */
export type HourlyCaps = {
  readonly campaign: number;
  readonly range?: { readonly mark: string; readonly most: number };
};

/** A claim that came when its hour was full; `seconds` until the next one begins. */
export type Capped = { readonly refused: 'too-many'; readonly seconds: number };

export type NewLead = {
  readonly claim: CodeClaim;
  readonly revision: number;
  readonly email: string;
  /** The address as one mailbox: what `e:` persons and "one per person" go by. */
  readonly emailKey: string;
  readonly locale: string;
  readonly consent?: { readonly text: string; readonly at: number };
  readonly subscribes: boolean;
  readonly caps: HourlyCaps;
  /** Double opt-in: nobody is subscribed before the link was followed, and a code that goes by mail waits for it. */
  readonly confirm?: { readonly id: string; readonly url: string };
  /** The lines of the cart that is to be kept for them. */
  readonly cart?: readonly KeptLine[];
};
