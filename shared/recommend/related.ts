// Related: which products are bought on the same customer-day, by cosine with shrinkage.

/** c_ij / (√(n_i·n_j) + 10): a companion seen once or twice proves little. */
const SHRINKAGE = 10;
const TOP = 20;
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
  return Array.from({ length: products }, (_, i) => (i < size ? companions(i, bought, together) : []));
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

function companions(of: number, bought: Float64Array, together: Uint16Array): number[] {
  const own = bought[of] ?? 0;
  const scored: { index: number; score: number }[] = [];
  for (let other = 0; other < bought.length; other++) {
    if (other === of) continue;
    const [low, high] = other < of ? [other, of] : [of, other];
    const shared = together[(high * (high - 1)) / 2 + low] ?? 0;
    if (shared === 0) continue;
    scored.push({ index: other, score: shared / (Math.sqrt(own * (bought[other] ?? 0)) + SHRINKAGE) });
  }
  scored.sort((a, b) => b.score - a.score || a.index - b.index);
  return scored.slice(0, TOP).map(({ index }) => index);
}
