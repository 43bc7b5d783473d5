// How many people bought both of two products, at any time: half of a symmetric matrix of 16-bit counters.

/** Baskets of one person, oldest first, each of product indices (best sellers first); a basket is a day. */
export type BasketHistory = readonly (readonly number[])[];

/** Products taken in: (5,000² / 2) counters are 25 MB. */
export const MAX_PRODUCTS = 5000;
/** Of more products than that (a wholesaler restocking everything says little of what goes together), the best sellers. */
const MAX_ITEMS = 400;
const MAX_COUNT = 65_535;

export type CoCounts = {
  readonly size: number;
  /** Counts a person who bought `fresh` on top of `before`; both sound, and no product in both. */
  readonly add: (fresh: readonly number[], before: readonly number[]) => void;
  /** People who bought both; with itself, who bought it. Counts stop at 65,535. */
  readonly of: (a: number, b: number) => number;
};

/** No counts yet, for at most 5,000 of `products` products. */
export function coCounts(products: number): CoCounts {
  const size = Math.min(products, MAX_PRODUCTS);
  const counts = new Uint16Array((size * (size + 1)) / 2);
  const cell = (a: number, b: number) => (a > b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a);
  const count = (a: number, b: number) => {
    const at = cell(a, b);
    const before = counts[at] ?? 0;
    if (before < MAX_COUNT) counts[at] = before + 1;
  };
  return {
    size,
    add: (fresh, before) => {
      for (const [position, item] of fresh.entries()) {
        for (let i = 0; i <= position; i++) count(item, fresh[i] ?? item);
        for (const other of before) count(item, other);
      }
    },
    of: (a, b) => counts[cell(a, b)] ?? 0,
  };
}

/** The distinct products of some baskets below `size`, best sellers first, at most 400; what is no index is left out. */
export function itemsOf(baskets: BasketHistory, size: number): number[] {
  const distinct = new Set<number>();
  for (const basket of baskets) {
    for (const i of basket) if (Number.isInteger(i) && i >= 0 && i < size) distinct.add(i);
  }
  return [...distinct].sort((a, b) => a - b).slice(0, MAX_ITEMS);
}
