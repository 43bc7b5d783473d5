// Address: what a URL alone gives away of the kind of page. The last resort.
import type { PageKind } from '../../shared/schema/page.ts';
import type { Adapter } from './adapter.ts';

/** Names of path segments, the more telling kinds first. */
const SEGMENTS: readonly [PageKind, string][] = [
  ['thank-you', 'thank[-_]?you|order-received|checkout/success'],
  ['checkout', 'checkouts?|payments?|(order-)?pay'],
  ['cart', 'cart|basket|bag'],
  ['account', '(my-)?account|login'],
  ['search', 'search'],
  ['product', 'products?/[^/]+|item|p'],
  ['category', 'collections?|(product-)?category|c|shop'],
];

/** The kind of page by its path. */
export const addressFacts: Adapter = ({ url }) => {
  const kind = kindOf(url.pathname);
  return kind ? { kind } : {};
};

/** Where people pay Reprise stays away altogether, before anything else of it runs. */
export const isPaymentPath = (path: string): boolean => kindOf(path) === 'checkout';

function kindOf(path: string): PageKind | undefined {
  if (/^\/(index\.html?)?$/.test(path)) return 'home';
  return SEGMENTS.find(([, names]) => new RegExp(`/(${names})(/|$)`, 'i').test(path))?.[0];
}
