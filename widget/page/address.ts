// Address: what must be known of a path at once. All other kinds of pages the Worker reads from it.
import type { PageKind } from '../../shared/schema/page.ts';

/** The page where people pay, and the one after; their path may hold that of the other. */
export const kindOfPath = (path: string): PageKind | undefined =>
  /\/(thank.?you|order-received|checkout\/success)(\/|$)/i.test(path)
    ? 'thank-you'
    : /\/(checkouts?|payments?|(order-)?pay)(\/|$)/i.test(path)
      ? 'checkout'
      : undefined;

/** Where people pay Reprise stays away altogether, before anything else of it runs. */
export const isPaymentPath = (path: string): boolean => kindOfPath(path) === 'checkout';
