// Cart changes: the shop's own scripts change its cart by requests. They are seen in the browser's record of requests,
// so nothing of the page is wrapped; a form that is posted the classic way leads to another page, which is asked anew.

/**
 * Shopify's Ajax API and WooCommerce's Store API below `/cart/`, the batches of the latter, whatever classic WooCommerce
 * asks that does not begin with `get_`, and the GraphQL that Shopify's own actions speak.
 */
const CHANGE = /\/cart\/\w|wc-ajax=[^g]|v1\/batch|graphql\.json/;

/** Calls `listener` whenever a request that may have changed the cart has ended, ours included. */
export function onCartChange(listener: () => void): void {
  new PerformanceObserver(
    (list) => list.getEntries().some(({ name }) => CHANGE.test(name)) && listener(),
  ).observe({ type: 'resource' });
}
