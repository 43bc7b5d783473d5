// The models against real shops: what is learnt before a date, measured on what was bought after it.
import { describe, expect } from 'vitest';
import { auc, averagePrecision, brier, median, type Prediction } from './models/accuracy.ts';
import { readShop } from './models/lines.ts';
import { onShop, say } from './models/on-shop.ts';
import { walkForward } from './models/replenishment.ts';

const CUTS = {
  'amazon-dev': ['2021-01-01', '2021-07-01', '2022-01-01', '2022-07-01'],
  'online-retail-y1': ['2010-08-15', '2010-10-01'],
};

const rank = (predictions: readonly Prediction[]) => ({
  auc: auc(predictions),
  ap: averagePrecision(predictions),
});

describe('replenishment', () => {
  // The best row of the study per measure.
  const bars = [
    { name: 'amazon-dev', auc: 0.8, ap: 0.212, days: 22.2 },
    { name: 'online-retail-y1', auc: 0.705, ap: 0.197, days: 21.7 },
  ] as const;
  const others = ['renewal', 'decayed', 'frequency'] as const;
  for (const bar of bars) {
    onShop(bar.name, 'tells who buys again within 14 days, and when', () => {
      const { models, ranked, dated } = walkForward(readShop(bar.name), CUTS[bar.name]);
      const by = (way: 'ours' | (typeof others)[number]) =>
        ranked.map((row) => ({ score: row[way], happened: row.happened }));
      const ours = rank(by('ours'));
      const days = (way: 'ours' | 'ownMean' | 'storeMedian' | 'productMedian') =>
        median(dated.map((row) => row[way]));
      say(`${bar.name}, again in 14 days`, { ...ours, brier: brier(by('ours')), n: ranked.length });
      for (const way of others) say(`${bar.name}, by ${way}`, rank(by(way)));
      say(`${bar.name}, days off`, {
        ...{ ours: days('ours'), ownMean: days('ownMean'), storeMedian: days('storeMedian') },
        ...{ productMedian: days('productMedian'), n: dated.length },
      });
      expect(ours.auc).toBeGreaterThan(bar.auc);
      expect(ours.ap).toBeGreaterThan(bar.ap);
      for (const way of others) expect(ours.auc).toBeGreaterThan(rank(by(way)).auc);
      for (const way of others) expect(ours.ap).toBeGreaterThan(rank(by(way)).ap);
      expect(days('ours')).toBeLessThan(bar.days);
      expect(days('ours')).toBeLessThanOrEqual(days('ownMean'));
      expect(days('ours')).toBeLessThan(days('storeMedian'));
      for (const { kappa, thresholds } of models) {
        expect(kappa).toBeGreaterThan(0.3);
        expect(kappa).toBeLessThan(5);
        expect(thresholds.cautious).toBeGreaterThan(thresholds.eager);
      }
    });
  }

  onShop('online-retail-y1', 'keeps what each confidence promises, in weeks it has not seen', () => {
    const shop = readShop('online-retail-y1');
    const walks = ['2010-07-01', '2010-10-01'].map((cut) => walkForward(shop, [cut]));
    for (const [confidence, promised] of [
      ['cautious', 0.5],
      ['balanced', 0.3],
      ['eager', 0.15],
    ] as const) {
      const shown = walks.flatMap(({ models, ranked }) =>
        ranked.filter(({ ours }) => ours >= (models[0]?.thresholds[confidence] ?? 1)),
      );
      const precision = shown.filter(({ happened }) => happened).length / shown.length;
      say(`online-retail-y1, ${confidence}`, { promised, precision, n: shown.length });
      expect(precision).toBeGreaterThan(promised * 0.85);
    }
  });
});
