// The method to beat: cosine of baskets with shrinkage 10, the 20 nearest of each product, summed over what a person has.
import { isPurchase } from '../../../shared/replenish/purchases.ts';
import { dayOf } from '../../../shared/segment/decay.ts';
import type { Shop } from '../../../worker/tools/backtest/order-book.ts';

const SHRINKAGE = 10;
const TOP = 20;

/** Ten new products for somebody who had these, best first, learnt from a shop's baskets (customer-days). */
export function cosineLists(past: Shop): (had: ReadonlySet<string>) => string[] {
  const baskets = new Map<string, Set<string>>();
  for (const customer of past.people) {
    for (const { product, at } of past.linesOf(customer).filter(isPurchase)) {
      const key = `${customer} ${dayOf(at)}`;
      baskets.set(key, (baskets.get(key) ?? new Set()).add(product));
    }
  }
  const bought = new Map<string, number>();
  const together = new Map<string, Map<string, number>>();
  const more = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const basket of baskets.values()) {
    for (const one of basket) {
      more(bought, one);
      const row = together.get(one) ?? new Map<string, number>();
      together.set(one, row);
      for (const other of basket) if (other !== one) more(row, other);
    }
  }
  const scoreOf = (one: string, other: string, shared: number) =>
    shared / (Math.sqrt((bought.get(one) ?? 0) * (bought.get(other) ?? 0)) + SHRINKAGE);
  const nearest = new Map(
    [...together].map(([one, row]) => [
      one,
      [...row]
        .map(([other, shared]) => ({ other, score: scoreOf(one, other, shared) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, TOP),
    ]),
  );
  return (had) => {
    const scores = new Map<string, number>();
    for (const one of had) {
      for (const { other, score } of nearest.get(one) ?? [])
        scores.set(other, (scores.get(other) ?? 0) + score);
    }
    const fresh = [...scores].filter(([product]) => !had.has(product));
    return fresh
      .sort(([, a], [, b]) => b - a)
      .slice(0, 10)
      .map(([product]) => product);
  };
}
