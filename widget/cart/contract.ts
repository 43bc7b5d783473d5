// Contract of the carts: what Reprise does with a shop's cart, whatever the shop runs on.
import type { Cart } from '../../shared/schema/page.ts';

/** What goes into the cart: ids as in the shop's orders. */
export type CartLine = {
  readonly product: string;
  readonly variant?: string | undefined;
  readonly quantity: number;
};

/** A cart and the currency its amounts are in: the one the shopper sees, which need not be the store's. */
export type PricedCart = Cart & { readonly currency?: string | undefined };

/** The cart of one platform. Nothing rejects: what does not work answers `undefined` or `false`. */
export type ShopCart = {
  /** The cart now, money in ISO 4217 minor units. */
  readonly read: () => Promise<PricedCart | undefined>;
  readonly add: (line: CartLine) => Promise<boolean>;
  /** Applies a discount code to the cart; true only when the cart says that it counts. */
  readonly apply: (code: string) => Promise<boolean>;
  /** Puts the hash of the visitor id where the order takes it along; without one, takes it away. */
  readonly link: (visitorHash: string | undefined) => Promise<void>;
};
