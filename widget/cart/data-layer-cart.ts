// The cart as a shop told its statistics (GA4's `view_cart`), where no platform of ours holds it: to be read only.
import { fieldsOf } from '../page/read-value.ts';
import type { PricedCart, ShopCart } from './contract.ts';
import { minorUnits } from './money.ts';
import { itemsOf, textOf } from './read-reply.ts';

/** The cart by the latest `view_cart`. */
export function dataLayerCart(dataLayer: () => unknown): ShopCart {
  return {
    read: async () => cartOf([dataLayer()].flat().map(viewedCart).findLast(Boolean)),
    add: async () => false,
    apply: async () => false,
    link: async () => {},
  };
}

/** `gtag('event', 'view_cart', details)` pushes its arguments; Tag Manager an object with `ecommerce`. */
function viewedCart(pushed: unknown): unknown {
  const { 0: command, 1: name, 2: details, event, ecommerce } = fieldsOf(pushed);
  if ((command === 'event' ? name : event) !== 'view_cart') return undefined;
  return command === 'event' ? details : ecommerce;
}

function cartOf(details: unknown): PricedCart | undefined {
  const { currency: its, value, items: lines } = fieldsOf(details);
  const currency = `${its}`;
  const money = (amount: unknown) =>
    minorUnits(amount === '' ? Number.NaN : Number(amount ?? Number.NaN), currency);
  const items = itemsOf(lines, 'item_id').map((item) => ({
    product: `${item.item_id}`,
    quantity: Math.max(1, Math.round(Number(item.quantity) || 1)),
    priceMinor: money(item.price),
    category: textOf(item.item_category),
    title: textOf(item.item_name),
  }));
  // Nothing viewed, or in no currency, is no cart.
  if (money(0) === undefined) return undefined;
  const sum = items.reduce(
    (total, { quantity, priceMinor = Number.NaN }) => total + quantity * priceMinor,
    0,
  );
  const totalMinor = money(value) ?? sum;
  return totalMinor >= 0 ? { currency, totalMinor, items } : undefined;
}
