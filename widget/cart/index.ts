// Carts: fetched only where there is a cart to read or to change.
import type { ShopCart } from './contract.ts';

/** The cart of the shop this page belongs to; undefined where only the shop's own hooks know it. */
export function shopCart(): ShopCart | undefined {
  return undefined;
}
