// The products of a shop as its fit ranks them.
import { isPurchase } from '../../../../shared/replenish/purchases.ts';
import { isServiceLine } from '../../../../shared/segment/service-line.ts';
import { FADING_MS, leadingSellers, RECENT_MS, type Sold } from '../../../store/sellers.ts';
import type { Shop } from '../order-book.ts';

export type Seller = { readonly id: string; readonly title?: string; readonly category?: string };

/** The products a store would decide about at `at` (ms), best sellers first; no postage and the like. */
export function bestSellers(past: Shop, at: number): Seller[] {
  const sold = new Map<string, Sold>();
  const sellers = new Map<string, Seller>();
  for (const person of past.people) {
    for (const line of past.linesOf(person)) {
      if (line.cancelled || line.quantity <= 0) continue;
      const { product, title, category } = line;
      const counts = sold.get(product);
      if (counts === undefined) {
        if (isServiceLine(product, title)) continue;
        sellers.set(product, { id: product, ...(title && { title }), ...(category && { category }) });
      }
      sold.set(product, withLine(counts ?? { product, recent: 0, ever: 0, fading: 0 }, line.at - at));
    }
  }
  return leadingSellers(sold.values()).flatMap((product) => sellers.get(product) ?? []);
}

/** The share of what was bought that is of those products. */
export function leadingShare(past: Shop, at: number): number {
  const leading = new Set(bestSellers(past, at).map(({ id }) => id));
  let [all, known] = [0, 0];
  for (const person of past.people) {
    for (const line of past.linesOf(person)) {
      if (!isPurchase(line)) continue;
      all++;
      if (leading.has(line.product)) known++;
    }
  }
  return known / all;
}

const withLine = ({ product, recent, ever, fading }: Sold, age: number): Sold => ({
  ...{ product, recent: recent + (age > -RECENT_MS ? 1 : 0), ever: ever + 1 },
  fading: fading + Math.exp(age / FADING_MS),
});
