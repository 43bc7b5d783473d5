// The budget of an offer, as it is counted.
import { minorUnits } from '../schema/money.ts';
import type { Offer } from '../schema/offer.ts';

/** How many codes an offer may give, and how much money (minor units of the store's currency) its codes may take off
 * orders. */
export type OfferBudget = { readonly codes?: number; readonly minor?: number };

/** How the budget of a campaign's offer is named where it is spent: variants may have offers of their own. */
export const budgetName = (campaign: string, variant: string): string => `${campaign}/${variant}`;

/** The budget of an offer. Money is counted in the store's currency: others cannot be added to it. */
export function offerBudget(offer: Pick<Offer, 'budget'> | null | undefined, currency: string): OfferBudget {
  const { codes, amount } = offer?.budget ?? {};
  const most = amount?.[currency];
  return {
    ...(codes !== undefined && { codes }),
    ...(most !== undefined && { minor: minorUnits(most, currency) }),
  };
}
