// Platform: whether the shop's own cart can be read and changed, and whether there is anything in it worth asking for.

declare global {
  interface Window {
    readonly Shopify?: unknown;
  }
}

/** A theme of Shopify, or WordPress with WooCommerce; a headless front of either has only its hooks. */
export const hasShopCart = (): boolean =>
  // What Shopify's consent library alone leaves on a headless page has no routes.
  'routes' in Object(window.Shopify) || /\bwoocommerce/.test(document.body.className);

/** A cookie of either platform says that something was put in the cart; an empty one costs no request. */
export const mayHaveCart = (): boolean => /\b(cart|woocommerce_items_in_cart)=/.test(document.cookie);
