// cartTotal: the cart is worth at least so much, in the currency of the page; what is set in others never counts.
import type { Watch } from './trigger.ts';

export const cartTotal: Watch = (amounts, { cart }, signal, fire, currency) => {
  const least = new Map(Object.entries(Object(amounts))).get(currency);
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  const look = () => {
    const { totalMinor } = cart() ?? {};
    // Rounded, for 19.99 × 100 is less than 1,999.
    if (least && totalMinor !== undefined && totalMinor >= Math.round(Number(least) * 10 ** digits)) fire();
  };
  addEventListener('reprise:cart', look, { signal });
  look();
};
