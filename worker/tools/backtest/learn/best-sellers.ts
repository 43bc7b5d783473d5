// The products of a shop as its fit ranks them.
import { DAY_MS } from '../../../../shared/segment/decay.ts';
import { isServiceLine } from '../../../../shared/segment/service-line.ts';
import type { Shop } from '../order-book.ts';

export type Seller = { readonly id: string; readonly title?: string; readonly category?: string };

const RECENT_MS = 90 * DAY_MS;

/** Products by lines of the last 90 days before `at` (ms), then of all time; no postage and the like. */
export function bestSellers(past: Shop, at: number): Seller[] {
  const sold = new Map<string, { recent: number; ever: number; seller: Seller }>();
  for (const person of past.people) {
    for (const line of past.linesOf(person)) {
      if (line.cancelled || line.quantity <= 0) continue;
      const { product, title, category } = line;
      let counts = sold.get(product);
      if (counts === undefined) {
        if (isServiceLine(product, title)) continue;
        counts = {
          recent: 0,
          ever: 0,
          seller: { id: product, ...(title && { title }), ...(category && { category }) },
        };
        sold.set(product, counts);
      }
      counts.ever++;
      if (line.at > at - RECENT_MS) counts.recent++;
    }
  }
  return [...sold.values()]
    .sort((a, b) => b.recent - a.recent || b.ever - a.ever || (a.seller.id < b.seller.id ? -1 : 1))
    .map(({ seller }) => seller);
}
