// What an order that redeemed an offer's code was given: the discount its lines tell, never more than the offer promises.
import { minorUnits } from '../schema/money.ts';
import type { Offer } from '../schema/offer.ts';

/** Minor units. `grossMinor`: the lines at their listed prices, `netMinor`: as they were paid for. Where the two are the
 * same, the source tells no discounts, and what the offer promises is counted. */
export function givenAway(offer: Offer, grossMinor: number, netMinor: number, currency: string): number {
  const told = Math.max(0, grossMinor - netMinor);
  const promised = promisedBy(offer, grossMinor, currency);
  if (promised === null) return told;
  return told > 0 ? Math.min(told, promised) : promised;
}

/** What the offer takes off an order; null for one that has no price. */
function promisedBy(offer: Offer, grossMinor: number, currency: string): number | null {
  if (offer.kind === 'percent') return Math.round((Math.max(0, grossMinor) * offer.percent) / 100);
  if (offer.kind !== 'amount') return null;
  return Math.min(Math.max(0, grossMinor), minorUnits(offer.amount[currency] ?? '0', currency));
}
