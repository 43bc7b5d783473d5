// Carts: fetched only where there is a cart to read or to change.
import type { ShopCart } from './contract.ts';
import { link } from './link-visitor.ts';

/** The cart of the shop this page belongs to; undefined where only the shop's own hooks know it. */
export function shopCart(): ShopCart | undefined {
  return undefined;
}

/** Puts the hash of the visitor id into that cart, or takes it away. */
export const linkVisitor = (visitor?: string): Promise<void> => link(shopCart(), visitor);
