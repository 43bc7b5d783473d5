// Platform: whether the shop's own cart can be read and changed, and whether there is anything in it worth asking for.
import { reach } from './read-value.ts';
import { isWoo } from './woocommerce.ts';

/** A theme of Shopify, or WordPress with WooCommerce; a headless front of either has only its hooks. */
// What Shopify's consent library alone leaves on a headless page has no routes.
export const hasShopCart = (): boolean => !!reach(window, 'Shopify.routes') || isWoo();

/** A cookie of either platform says that something was put in the cart; an empty one costs no request. */
export const mayHaveCart = (): boolean => /\b(cart|woocommerce_items_in_cart)=/.test(document.cookie);
