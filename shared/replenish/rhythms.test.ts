import { describe, expect, it } from 'vitest';
import type { Purchases } from './purchases.ts';
import type { BareModel } from './renewal.ts';
import { RhythmSums } from './rhythms.ts';
import { addPair, emptySums } from './sums.ts';

const store: BareModel = {
  ...{ sigma2: 0.4, kappa: 1, lnGap: Math.log(30), repeatShare: 0.2, repeat: [0.2], lnOrderGap: 3 },
};
const bought = (product: string, category: string | undefined, gap: number, count: number): Purchases => {
  const days = Array.from({ length: count }, (_, i) => i * gap);
  return { product, category, variant: undefined, lastAt: 0, days, quantities: days.map(() => 1) };
};
const sumsOf = (...all: Purchases[]) => {
  const sums = new RhythmSums();
  const totals = emptySums();
  for (const purchases of all) addPair(totals, sums.groupsOf(purchases), purchases);
  return sums;
};
const beans = Array.from({ length: 10 }, () => bought('beans', 'coffee', 10, 4));

describe('RhythmSums', () => {
  it('lets a product with gaps enough speak for itself', () => {
    const { lnGap, basis } = sumsOf(...beans).rhythm('beans', store);
    expect(basis).toBe('product');
    expect(Math.exp(lnGap)).toBeCloseTo(10, -1);
  });

  it('takes a new product of a known category for one of its kind', () => {
    const { lnGap, basis } = sumsOf(...beans, bought('decaf', 'coffee', 1, 1)).rhythm('decaf', store);
    expect(basis).toBe('category');
    expect(Math.exp(lnGap)).toBeCloseTo(12, -1);
  });

  it('falls back on the store for what it knows nothing else of', () => {
    const sums = sumsOf(...beans, bought('mug', undefined, 1, 1), bought('soap', 'home', 1, 1));
    for (const product of ['mug', 'soap', 'never-sold']) {
      const { lnGap, basis } = sums.rhythm(product, store);
      expect(basis).toBe('store');
      expect(lnGap).toBeCloseTo(store.lnGap, 12);
    }
  });

  it('leaves out the gaps that nobody knew of yet', () => {
    const sums = sumsOf(...beans, bought('tea', undefined, 100, 3));
    const later = { gaps: 2, sumLnGap: 2 * Math.log(100) };
    expect(sums.rhythm('tea', store, later).lnGap).toBeCloseTo(store.lnGap, 12);
    expect(sums.rhythm('tea', store).lnGap).toBeGreaterThan(store.lnGap);
  });

  it('does not depend on the order of people, whatever categories a product is sold under', () => {
    const all = [...beans, bought('decaf', 'coffee', 5, 2), bought('decaf', 'drinks', 9, 2)];
    const one = sumsOf(...all).rhythm('decaf', store);
    const other = sumsOf(...all.toReversed()).rhythm('decaf', store);
    expect(other.lnGap).toBeCloseTo(one.lnGap, 12);
    expect(other.basis).toBe(one.basis);
  });
});
