// Address: what must be known of a page at once. All other kinds the Worker reads from words and address.
import type { PageKind } from '../../shared/schema/page.ts';

/** The page where people pay, and the one after, by path or by words before it; the latter has words of the former. */
export const kindOfPath = (path: string): PageKind | undefined =>
  /(\/|woocommerce-)(thank.?you|order-received|checkout.success)([/,]|$)|,purchase,/i.test(path)
    ? 'thank-you'
    : /(\/|woocommerce-)(checkouts?|payments?|(order-)?pay)([/,]|$)|,begin_/i.test(path)
      ? 'checkout'
      : undefined;

/** Where people pay Reprise stays away altogether, before anything else of it runs. */
export const isPaymentPath = (path: string): boolean => kindOfPath(path) === 'checkout';
