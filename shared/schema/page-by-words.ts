// What kind of page the words of a platform name: Shopify's page type, WordPress' body classes, an event of GA4.
import type { PageKind } from './page.ts';

const named = (names: string) => new RegExp(`(^|[ ,])(woocommerce-)?(${names})($|[ ,])`);

/** The more telling kinds first: where one has paid, WooCommerce still says `checkout`. */
const KINDS: readonly [PageKind, RegExp][] = [
  ['thank-you', named('order-received|purchase')],
  ['checkout', named('checkout|begin_checkout|order-pay')],
  ['cart', named('cart|view_cart')],
  ['account', named('account')],
  ['search', named('search|search-results|searchresults|view_search_results')],
  ['product', named('product|single-product|view_item')],
  ['category', named('collection|tax-product_[\\w-]+|view_item_list|shop')],
  ['home', named('home')],
];

/** The kind of page that words, between spaces or commas, speak of. */
export const kindOfWords = (words: string): PageKind | undefined =>
  KINDS.find(([, names]) => names.test(words))?.[0];
