// Cart changes: the shop's own scripts change its cart by requests. They are seen in the browser's record of requests,
// so nothing of the page is wrapped; a form that is posted the classic way leads to another page, which is asked anew.

/** Shopify's Ajax API, WooCommerce's `wc-ajax` and its Store API; reading a cart is none, and our own mark of it neither. */
const CHANGE =
  /\/cart\/(add|change|update|clear)\b(?!.*[?&]reprise)|wc-ajax=\w*(cart|coupon)|wc\/store(\/v1)?\/(cart\/|batch)/;

/** Calls `listener` whenever a request that changes the cart has ended, ours included (they change it, too). */
export function onCartChange(listener: () => void): void {
  new PerformanceObserver(
    (list) => list.getEntries().some(({ name }) => CHANGE.test(name)) && listener(),
  ).observe({ type: 'resource' });
}
