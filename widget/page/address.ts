// Address: what a URL alone gives away of the kind of page. The last resort.
import type { PageKind } from '../../shared/schema/page.ts';
import type { Adapter } from './adapter.ts';

const PATHS: readonly [PageKind, RegExp][] = [
  ['thank-you', /\/(thank[-_]?you|order-received|order-confirmation|checkout\/success)(\/|$)/i],
  ['checkout', /\/(checkouts?|payments?|order-pay|pay)(\/|$)/i],
  ['cart', /\/(cart|basket|bag)(\/|$)/i],
  ['account', /\/(my-)?(account|login|register)(\/|$)/i],
  ['search', /\/search(\/|$)/i],
  ['product', /\/(products?|item|p)\/[^/]/i],
  ['category', /\/(collections?|product-category|categor(y|ies)|c|shop)(\/|$)/i],
  ['home', /^\/(index\.html?)?$/i],
];

/** The kind of page by its path. */
export const addressFacts: Adapter = ({ url }) => {
  const kind = kindOf(url.pathname);
  return kind ? { kind } : {};
};

/** Where people pay Reprise stays away altogether, before anything else of it runs. */
export const isPaymentPath = (path: string): boolean => kindOf(path) === 'checkout';

function kindOf(path: string): PageKind | undefined {
  return PATHS.find(([, pattern]) => pattern.test(path))?.[0];
}
