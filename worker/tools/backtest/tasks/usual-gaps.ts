// The naive due date: the usual number of days between purchases, of a product or of the whole store.
import { purchasesOf } from '../../../../shared/replenish/purchases.ts';
import { knownPeople } from '../learn/known-people.ts';
import type { Shop } from '../order-book.ts';

/** Median days between purchases: of the store, and of each product that was bought twice by anybody. */
export type UsualGaps = { readonly store: number; readonly products: ReadonlyMap<string, number> };

/** Learns them from everything a shop holds. */
export function usualGaps(past: Shop): UsualGaps {
  const all: number[] = [];
  const own = new Map<string, number[]>();
  for (const person of knownPeople(past)) {
    for (const { product, days } of purchasesOf(past.linesOf(person))) {
      for (let i = 1; i < days.length; i++) {
        const gap = (days[i] ?? 0) - (days[i - 1] ?? 0);
        all.push(gap);
        const gaps = own.get(product);
        if (gaps) gaps.push(gap);
        else own.set(product, [gap]);
      }
    }
  }
  return {
    store: middle(all),
    products: new Map([...own].map(([product, gaps]) => [product, middle(gaps)])),
  };
}

function middle(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
