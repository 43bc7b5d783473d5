// What a path alone gives away of a page: the last resort, where neither the shop nor its platform said more.
import type { PageKind } from './page.ts';

const named = (names: string) => new RegExp(`/(${names})(/|$)`, 'i');

/** The more telling kinds first: `/checkout/order-received` is where one has paid. */
const KINDS: readonly [PageKind, RegExp][] = [
  ['home', /^\/([a-z]{2}(-\w+)?\/?)?(index\.html?)?$/i],
  ['thank-you', named('thank[-_]?you|order-received|checkout/success')],
  ['checkout', named('checkouts?|payments?|(order-)?pay')],
  ['cart', named('cart|basket|bag')],
  ['account', named('(my-)?account|login')],
  ['search', named('search')],
  ['product', named('products?/[^/]+|item|p')],
  ['category', named('collections?|(product-)?category|c|shop')],
];

/** The kind of page by its path; undefined where it says nothing. */
export const kindOfPath = (path: string): PageKind | undefined =>
  KINDS.find(([, names]) => names.test(path))?.[0];

/** The category a path is under, as it is spelled there: `tea` for `/collections/tea/products/sencha`. */
export function categoryOfPath(path: string): string | undefined {
  const [, name] = /\/(?:collections?|(?:product-)?category|c)\/([^/]+)/i.exec(path) ?? [];
  if (name === undefined) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
