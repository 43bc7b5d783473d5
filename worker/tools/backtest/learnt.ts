// What there is in a side of the file: the counts a report opens with.
import { isPurchase } from '../../../shared/replenish/purchases.ts';
import { isServiceLine } from '../../../shared/segment/service-line.ts';
import { isKnownPerson } from '../../store/fit-pass.ts';
import type { Shop } from './order-book.ts';

/** `customers` are known by id or address; `guests` bought once and cannot be told apart. `serviceLines` are postage
 * and the like, `takenBack` returns and lines of orders that were not paid. Times in ms. */
export type Contents = {
  readonly lines: number;
  readonly orders: number;
  readonly customers: number;
  readonly guests: number;
  readonly products: number;
  readonly serviceLines: number;
  readonly takenBack: number;
  readonly from: number;
  readonly to: number;
};

/** Counts a side; null when it holds no purchase. */
export function contentsOf(shop: Shop): Contents | null {
  const counts = { lines: 0, customers: 0, guests: 0, serviceLines: 0, takenBack: 0 };
  const orders = new Set<string>();
  const products = new Set<string>();
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const person of shop.people) {
    const lines = shop.linesOf(person);
    for (const line of lines) {
      counts.lines++;
      if (line.cancelled || line.quantity < 0) counts.takenBack++;
      else if (isServiceLine(line.product, line.title)) counts.serviceLines++;
      if (!isPurchase(line)) continue;
      orders.add(line.order);
      products.add(line.product);
      from = Math.min(from, line.at);
      to = Math.max(to, line.at);
    }
    if (lines.some(isPurchase)) counts[isKnownPerson(person) ? 'customers' : 'guests']++;
  }
  if (orders.size === 0) return null;
  return { ...counts, orders: orders.size, products: products.size, from, to };
}
