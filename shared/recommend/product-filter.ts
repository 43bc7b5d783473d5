// Does a product meet a filter of the config? Every given part must hold.
import { type ConditionInterface, evalCondition } from '@growthbook/growthbook';
import type { Card } from '../schema/catalog.ts';
import type { ProductFilter } from '../schema/merchandising.ts';

/** True when the card meets every part of the filter; `where` sees PRODUCT_ATTRIBUTES, price in major units. */
export function matchesProduct(filter: ProductFilter, card: Card, currencyDigits: number): boolean {
  const { product, category, brand, tag, where } = filter;
  if (
    product !== undefined &&
    !(typeof product === 'string' ? product === card.id : product.includes(card.id))
  )
    return false;
  if (category !== undefined && category !== card.category) return false;
  if (brand !== undefined && brand !== card.brand) return false;
  if (tag !== undefined && !card.tags?.includes(tag)) return false;
  return (
    where === undefined || (isCondition(where) && evalCondition(attributesOf(card, currencyDigits), where))
  );
}

/** The config's schema has checked names and operators; here it is known to be an object. */
const isCondition = (where: unknown): where is ConditionInterface =>
  typeof where === 'object' && where !== null;

function attributesOf(card: Card, currencyDigits: number): Record<string, unknown> {
  const { id, title, brand, category, tags, stock, priceMinor } = card;
  const price = priceMinor === undefined ? undefined : priceMinor / 10 ** currencyDigits;
  return { id, title, brand, category, tags, stock, price };
}
