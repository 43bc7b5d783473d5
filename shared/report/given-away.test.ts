import { expect, test } from 'vitest';
import type { Offer } from '../schema/offer.ts';
import { givenAway } from './given-away.ts';

const percent: Offer = { kind: 'percent', percent: 15, apply: 'manual' };
const amount: Offer = { kind: 'amount', amount: { EUR: '10.00' }, apply: 'manual' };
const shipping: Offer = { kind: 'free-shipping', apply: 'manual' };

test.each<[string, Offer, number, number, number]>([
  ['the discount that lines tell', percent, 10_000, 8500, 1500],
  ['never more than is promised: another discount was there too', percent, 10_000, 7000, 1500],
  ['less where the offer did not take all', percent, 10_000, 9000, 1000],
  ['what is promised where the source tells no discounts', percent, 10_000, 10_000, 1500],
  ['an amount', amount, 10_000, 9000, 1000],
  ['an amount that is more than the order', amount, 700, 700, 700],
  ['nothing that is known, for an offer without a price', shipping, 5000, 5000, 0],
  ['what lines tell, for an offer without a price', shipping, 5000, 4500, 500],
  ['nothing for lines dearer than listed', shipping, 5000, 5500, 0],
  ['nothing for an order that was sent back whole', percent, 0, 0, 0],
])('%s', (_, offer, gross, net, given) => {
  expect(givenAway(offer, gross, net, 'EUR')).toBe(given);
});
