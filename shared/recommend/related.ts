// Related: which products are bought on the same customer-day, by cosine with shrinkage.
import { type Strongest, strongest } from './strongest.ts';

/** c_ij / (√(n_i·n_j) + 10): a companion seen once or twice proves little. */
const SHRINKAGE = 10;
/** Products taken in; the table holds (5,000² / 2) 16-bit counters, 25 MB, while it is built. */
const MAX_PRODUCTS = 5000;
/** A larger basket (a wholesaler restocking everything) says little of what goes together: of it, the best sellers. */
const MAX_BASKET = 300;
const MAX_COUNT = 65_535;

/** `table[i]`: up to 20 strongest companions of product i, strongest first. Baskets hold indices into a list of
 * `products` products, best sellers first; repeats and indices outside it are ignored, counts stop at 65,535. */
export function relatedTable(baskets: Iterable<readonly number[]>, products: number): number[][] {
  const size = Math.min(products, MAX_PRODUCTS);
  const together = new Uint16Array((size * (size - 1)) / 2);
  const bought = new Float64Array(size);
  for (const basket of baskets) count(basketOf(basket, size), bought, together);
  const best = companions(bought, together);
  return Array.from({ length: products }, (_, i) => (i < size ? best.of(i) : []));
}

function basketOf(basket: readonly number[], size: number): number[] {
  const distinct = new Set(basket.filter((i) => Number.isInteger(i) && i >= 0 && i < size));
  return [...distinct].sort((a, b) => a - b).slice(0, MAX_BASKET);
}

function count(basket: readonly number[], bought: Float64Array, together: Uint16Array): void {
  for (const [position, high] of basket.entries()) {
    bought[high] = (bought[high] ?? 0) + 1;
    const row = (high * (high - 1)) / 2;
    for (let i = 0; i < position; i++) {
      const cell = row + (basket[i] ?? 0);
      together[cell] = Math.min(MAX_COUNT, (together[cell] ?? 0) + 1);
    }
  }
}

function companions(bought: Float64Array, together: Uint16Array): Strongest {
  const best = strongest(bought.length);
  let cell = 0;
  for (let high = 1; high < bought.length; high++) {
    const own = bought[high] ?? 0;
    for (let low = 0; low < high; low++, cell++) {
      const shared = together[cell] ?? 0;
      if (shared === 0) continue;
      const score = shared / (Math.sqrt(own * (bought[low] ?? 0)) + SHRINKAGE);
      best.offer(high, low, score);
      best.offer(low, high, score);
    }
  }
  return best;
}
