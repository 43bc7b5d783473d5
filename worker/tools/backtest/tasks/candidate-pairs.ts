// Which pairs of customer and product a purchase is predicted for.
import { type Purchases, purchasesOf } from '../../../../shared/replenish/purchases.ts';
import { DAY_MS } from '../../../../shared/segment/decay.ts';
import { type HistoryLine, orderTimes } from '../../../../shared/segment/profile.ts';

const PAIR_DAYS = 365;
const CUSTOMER_DAYS = 180;

/** Of a customer who ordered within 180 days before `at`, the products bought within 365 days before it, by id: what
 * was kept of them, or, where all was given back, as if it had not been. */
export function candidatePairs(lines: readonly HistoryLine[], at: number): Purchases[] {
  const lastOrder = orderTimes(lines).at(-1) ?? Number.NEGATIVE_INFINITY;
  if (lastOrder < at - CUSTOMER_DAYS * DAY_MS) return [];
  const kept = new Map(purchasesOf(lines).map((purchases) => [purchases.product, purchases]));
  return purchasesOf(lines.filter(({ quantity }) => quantity > 0))
    .filter(({ lastAt }) => lastAt >= at - PAIR_DAYS * DAY_MS)
    .map((bought) => kept.get(bought.product) ?? bought)
    .sort((a, b) => (a.product < b.product ? -1 : 1));
}
