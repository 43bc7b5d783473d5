// The models against real shops: what is learnt before a date, measured on what was bought after it.
import { describe, expect } from 'vitest';
import { compare } from '../../worker/tools/backtest/measures/comparison.ts';
import { brier, medianOf } from '../../worker/tools/backtest/measures/means.ts';
import { ranking } from '../../worker/tools/backtest/measures/ranking.ts';
import { readShop } from './models/lines.ts';
import { onShop, tell } from './models/on-shop.ts';
import { type Dated, type Ranked, walkForward } from './models/replenishment.ts';

const CUTS = {
  'amazon-dev': ['2021-01-01', '2021-07-01', '2022-01-01', '2022-07-01'],
  'online-retail-y1': ['2010-08-15', '2010-10-01'],
};

const indices = (rows: readonly { readonly customer: string }[]) => {
  const known = new Map<string, number>();
  for (const { customer } of rows) if (!known.has(customer)) known.set(customer, known.size);
  return { customers: rows.map(({ customer }) => known.get(customer) ?? 0), count: known.size };
};

/** Ours beside the others: figures, and how far ours is from the best of them, with intervals over customers. */
function rankings(of: string, ranked: readonly Ranked[]) {
  const { customers, count } = indices(ranked);
  const outcomes = { customers, happened: ranked.map(({ happened }) => (happened ? 1 : 0)) };
  const method = (name: 'ours' | 'renewal' | 'decayed' | 'frequency') => {
    const scores = ranked.map((row) => row[name]);
    return { name, measures: { ...ranking(outcomes, scores), brier: brier(outcomes, scores) } };
  };
  return compare({ of, n: ranked.length, customers: count }, [
    method('ours'),
    method('renewal'),
    ...(['decayed', 'frequency'] as const).map((name) => {
      const { auc, averagePrecision } = method(name).measures;
      return { name, measures: { auc, averagePrecision } };
    }),
  ]);
}

function dates(of: string, dated: readonly Dated[]) {
  const { customers, count } = indices(dated);
  const names = ['ours', 'ownMean', 'productMedian', 'storeMedian'] as const;
  const method = (name: (typeof names)[number]) => ({
    name,
    measures: {
      medianDays: medianOf(
        customers,
        dated.map((row) => row[name]),
      ),
    },
  });
  return compare({ of, n: dated.length, customers: count }, names.map(method));
}

describe('replenishment', () => {
  // The best row of the study per measure.
  const bars = [
    { name: 'amazon-dev', auc: 0.8, ap: 0.212, days: 22.2 },
    { name: 'online-retail-y1', auc: 0.705, ap: 0.197, days: 21.7 },
  ] as const;
  for (const bar of bars) {
    onShop(bar.name, 'tells who buys again within 14 days, and when', async () => {
      const { models, ranked, dated } = walkForward(await readShop(bar.name), CUTS[bar.name]);
      const again = rankings(`${bar.name}, again in 14 days`, ranked);
      const days = dates(`${bar.name}, days off`, dated);
      for (const comparison of [again, days]) tell(comparison);
      const figures = { ...again.methods[0]?.figures, ...days.methods[0]?.figures };
      expect(figures.auc?.value).toBeGreaterThan(bar.auc);
      expect(figures.averagePrecision?.value).toBeGreaterThan(bar.ap);
      expect(figures.medianDays?.value).toBeLessThan(bar.days);
      // By more than chance: the whole interval.
      expect(again.gains.averagePrecision?.low).toBeGreaterThan(0);
      expect(days.gains.medianDays?.low).toBeGreaterThan(0);
      expect(again.gains.auc?.low).toBeGreaterThan(0);
      expect(again.gains.brier?.low).toBeGreaterThan(0);
      // The interval of ours alone, which is wider, lies above the counts and below the medians.
      const [, , decayed, frequency] = again.methods;
      expect(figures.auc?.low).toBeGreaterThan(decayed?.figures.auc?.value ?? 1);
      expect(figures.averagePrecision?.low).toBeGreaterThan(frequency?.figures.averagePrecision?.value ?? 1);
      for (const median of days.methods.slice(2))
        expect(figures.medianDays?.high).toBeLessThan(median.figures.medianDays?.value ?? 0);
      for (const { kappa, thresholds } of models) {
        expect(kappa).toBeGreaterThan(0.3);
        expect(kappa).toBeLessThan(5);
        expect(thresholds.cautious).toBeGreaterThan(thresholds.eager);
      }
    });
  }
});
