// Who buys again, against real shops: what is learnt before a date, measured on what was bought after it.
import { describe, expect } from 'vitest';
import { DAY_MS } from '../../shared/segment/decay.ts';
import { fitVariant, logLikelihood } from '../../shared/segment/dropout-fit.ts';
import { auc, brier } from './models/accuracy.ts';
import { readShop } from './models/lines.ts';
import { onShop, say } from './models/on-shop.ts';
import { buyingWeeks, retentionAt, stageCounts } from './models/retention.ts';

describe('BG/NBD', () => {
  onShop('cdnow-sample', 'finds the published parameters, fitted to 30 September 1997', () => {
    const records = buyingWeeks(readShop('cdnow-sample'), '1997-09-30');
    const { model } = fitVariant(records, false, 0);
    const likely = logLikelihood(model, records);
    say('cdnow-sample, BG/NBD in weeks', { r: model.r, alpha: model.alpha, a: model.a, b: model.b, likely });
    expect(model.r).toBeCloseTo(0.243, 3);
    expect(model.alpha).toBeCloseTo(4.414, 2);
    expect(model.a).toBeCloseTo(0.793, 2);
    expect(model.b).toBeCloseTo(2.426, 2);
    expect(likely).toBeCloseTo(-9582.4, 1);
  });
});

describe('retention', () => {
  // The AUC of online-retail-y1 is what this first version reaches; the study has .729 to .734 at a cut it does not name.
  const bars = [
    { name: 'cdnow-sample', cut: '1997-10-01', days: 91, auc: 0.793, brier: 0.1115 },
    { name: 'cdnow-sample', cut: '1998-01-01', days: 91, auc: 0.793, brier: 0.1115 },
    { name: 'grocery-elog', cut: '2007-01-01', days: 91, auc: 0.904, brier: 0.098 },
    { name: 'online-retail-y1', cut: '2010-09-01', days: 90, auc: 0.72, brier: 0.231 },
  ];
  for (const bar of bars) {
    onShop(bar.name, `tells who buys in the 13 weeks after ${bar.cut}`, () => {
      const { ours, byRecency } = retentionAt(readShop(bar.name), bar.cut, bar.days);
      const figures = { auc: auc(ours), brier: brier(ours), 'auc by recency': auc(byRecency) };
      say(`${bar.name}, ${bar.cut}`, { ...figures, n: ours.length });
      expect(figures.auc).toBeGreaterThan(bar.auc - 0.005);
      expect(figures.auc).toBeGreaterThan(figures['auc by recency']);
      expect(figures.brier).toBeLessThan(bar.brier + 0.002);
    });
  }

  onShop('online-retail-y1', 'finds people in every stage at the end', () => {
    const shop = readShop('online-retail-y1');
    let end = 0;
    for (const lines of shop.values()) for (const line of lines) end = Math.max(end, line.at);
    const counts = stageCounts(shop, end + DAY_MS);
    say('online-retail-y1, stages', counts);
    for (const stage of ['first-time', 'active', 'loyal', 'at-risk', 'lapsed']) {
      expect(counts[stage]).toBeGreaterThan(40);
    }
  });
});
