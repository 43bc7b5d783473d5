// Carts: fetched only where there is a cart to read or to change.
import { reach } from '../page/read-value.ts';
import type { PricedCart, ShopCart } from './contract.ts';
import { dataLayerCart } from './data-layer-cart.ts';
import { linkVisitor } from './link-visitor.ts';
import { shopifyCart } from './shopify-cart.ts';
import { wooApi, wooCart } from './woo-cart.ts';

let cart: ShopCart | undefined;

/** The cart of the shop this page belongs to, one a document; what nobody's platform holds, statistics may know. */
export function shopCart(): ShopCart {
  cart ??= platformCart() ?? dataLayerCart(() => Reflect.get(window, 'dataLayer'));
  return cart;
}

function platformCart(): ShopCart | undefined {
  const root = reach(window, 'Shopify.routes.root');
  if (typeof root === 'string') return shopifyCart(root);
  const api = wooApi();
  return api && /\bwoocommerce/.test(document.body.className) ? wooCart(api) : undefined;
}

/** Whom the cart's order shall take along, as of the latest call. */
let wanted: string | undefined;
/** One look at a time: an answer never comes after a later one, and what is put there is taken away after that. */
let turn: Promise<unknown> = Promise.resolve();

/** That cart now; its order takes the hash of the visitor along, or no longer; an empty cart never. Never rejects. */
export function readCart(visitor: string | undefined): Promise<PricedCart | undefined> {
  wanted = visitor;
  const reading = turn.then(() => shopCart().read());
  turn = reading.then((now) => linkVisitor(shopCart(), now?.items.length === 0 ? undefined : wanted));
  return reading;
}
