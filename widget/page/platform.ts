// Platform: whether the shop's own cart can be read and changed.

declare global {
  interface Window {
    readonly Shopify?: unknown;
  }
}

/** A theme of Shopify, or WordPress with WooCommerce; a headless front of either has only its hooks. */
export const hasShopCart = (): boolean =>
  // What Shopify's consent library alone leaves on a headless page has no routes.
  'routes' in Object(window.Shopify) || /\bwoocommerce/.test(document.body.className);
