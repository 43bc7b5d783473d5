// Who buys again, against real shops: what is learnt before a date, measured on what was bought after it.
import { describe, expect } from 'vitest';
import { DAY_MS } from '../../shared/segment/decay.ts';
import { fitVariant, logLikelihood } from '../../shared/segment/dropout-fit.ts';
import { fitGammaGamma } from '../../shared/segment/order-value.ts';
import { compare } from '../../worker/tools/backtest/measures/comparison.ts';
import { brier } from '../../worker/tools/backtest/measures/means.ts';
import { ranking } from '../../worker/tools/backtest/measures/ranking.ts';
import { readShop } from './models/lines.ts';
import { onShop, say, tell, tellGains } from './models/on-shop.ts';
import { lifetimeValuesAt, repeatOrderMeans } from './models/order-values.ts';
import { buyingWeeks, type RetentionCheck, retentionAt, stageCounts } from './models/retention.ts';

describe('BG/NBD', () => {
  onShop('cdnow-sample', 'finds the published parameters, fitted to 30 September 1997', async () => {
    const records = buyingWeeks(await readShop('cdnow-sample'), '1997-09-30');
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

describe('Gamma–Gamma', () => {
  onShop(
    'cdnow-sample',
    'finds the published parameters for repeat orders up to 30 September 1997',
    async () => {
      const model = fitGammaGamma(repeatOrderMeans(await readShop('cdnow-sample'), '1997-10-01'), 0);
      say('cdnow-sample, Gamma–Gamma in dollars', model);
      expect(model.p).toBeCloseTo(6.25, 2);
      expect(model.q).toBeCloseTo(3.74, 2);
      expect(model.gamma).toBeCloseTo(15.44, 1);
    },
  );
});

describe('lifetime value', () => {
  const checks = [
    { name: 'cdnow-sample', cut: '1997-10-01', days: 270 },
    { name: 'online-retail-y1', cut: '2010-07-01', days: 90 },
  ];
  for (const { name, cut, days } of checks) {
    onShop(name, `lies in its interval for eight customers in ten, ${days} days after ${cut}`, async () => {
      const { within, ahead, brought } = lifetimeValuesAt(await readShop(name), cut, days);
      say(`${name}, ${cut}, lifetime value in ${days} days`, { within, 'said / brought': ahead / brought });
      expect(within).toBeGreaterThan(0.8);
      expect(ahead / brought).toBeGreaterThan(0.75);
      expect(ahead / brought).toBeLessThan(1.25);
    });
  }
});

describe('retention', () => {
  // The best row of the study for each set, whichever method reached it; where it names no date, those near it.
  const bars = [
    { name: 'cdnow-sample', cut: '1997-10-01', days: 91, auc: 0.794, brier: 0.11 },
    { name: 'cdnow-sample', cut: '1998-01-01', days: 91, auc: 0.794, brier: 0.11 },
    { name: 'grocery-elog', cut: '2007-01-01', days: 91, auc: 0.91, brier: 0.098 },
    { name: 'grocery-elog', cut: '2007-04-01', days: 91, auc: 0.91, brier: 0.098 },
    { name: 'online-retail-y1', cut: '2010-07-01', days: 90, auc: 0.734, brier: 0.214 },
    { name: 'online-retail-y1', cut: '2010-08-01', days: 90, auc: 0.734, brier: 0.214 },
  ];
  for (const bar of bars) {
    onShop(bar.name, `tells who buys in the 13 weeks after ${bar.cut}`, async () => {
      const check = retentionAt(await readShop(bar.name), bar.cut, bar.days);
      const { ours, recency, baseBrier, gains, overDropout } = compared(check, `${bar.name}, ${bar.cut}`);
      expect(ours.auc?.value).toBeGreaterThan(bar.auc);
      expect(ours.brier?.value).toBeLessThan(bar.brier);
      // By more than chance: the whole interval.
      expect(ours.auc?.low).toBeGreaterThan(recency.auc?.value ?? 1);
      expect(ours.brier?.high).toBeLessThan(baseBrier);
      expect(ours.brier?.high).toBeLessThan(recency.brier?.value ?? 0);
      // Never worse by more than chance: than the dropout model it starts from, and than the best row of all.
      for (const gain of [overDropout.auc, overDropout.brier, gains.auc, gains.brier])
        expect(gain?.high).toBeGreaterThan(0);
    });
  }

  onShop(
    'online-retail-y1',
    'is no worse than the dropout model before Christmas, which no past of theirs tells of',
    async () => {
      const check = retentionAt(await readShop('online-retail-y1'), '2010-09-01', 90);
      const { gains, overDropout } = compared(check, 'online-retail-y1, 2010-09-01');
      for (const gain of [overDropout.auc, overDropout.brier, gains.auc, gains.brier])
        expect(gain?.low).toBeGreaterThan(0);
    },
  );

  const horizons = [
    { name: 'cdnow-sample', cut: '1997-10-01', days: 14 },
    { name: 'cdnow-sample', cut: '1997-07-01', days: 365 },
    { name: 'grocery-elog', cut: '2007-01-01', days: 30 },
    { name: 'grocery-elog', cut: '2006-10-01', days: 365 },
    { name: 'online-retail-y1', cut: '2010-07-01', days: 30 },
  ];
  for (const { name, cut, days } of horizons) {
    onShop(name, `tells how many buy within ${days} days after ${cut}`, async () => {
      const check = retentionAt(await readShop(name), cut, days);
      const { ours, dropout, happened, orderDays } = check;
      const { gains } = compared(check, `${name}, ${cut}, ${days} days`);
      for (const gain of [gains.auc, gains.brier]) expect(gain?.high).toBeGreaterThan(0);
      const shares = { said: mean(ours), happened: mean(happened) };
      say(`${name}, ${cut}, ${days} days`, {
        ...shares,
        'orders said': orderDays.expected,
        placed: orderDays.placed,
      });
      expect(shares.said / shares.happened).toBeGreaterThan(0.8);
      expect(shares.said / shares.happened).toBeLessThan(1.25);
      expect(orderDays.expected / orderDays.placed).toBeGreaterThan(0.75);
      expect(orderDays.expected / orderDays.placed).toBeLessThan(1.35);
      expect(brierOf(ours, happened)).toBeLessThan(brierOf(dropout, happened) + 0.002);
    });
  }

  const stages = [
    { name: 'cdnow-sample', found: ['active', 'loyal', 'at-risk', 'lapsed'] },
    { name: 'grocery-elog', found: ['active', 'at-risk', 'lapsed'] },
    // In its first year nobody there has fallen to a tenth: a third of those silent for most of it come back.
    { name: 'online-retail-y1', found: ['first-time', 'active', 'loyal', 'at-risk'] },
  ];
  for (const { name, found } of stages) {
    onShop(name, 'finds people in every stage they can be in at the end', async () => {
      const shop = await readShop(name);
      let end = 0;
      for (const person of shop.people) for (const line of shop.linesOf(person)) end = Math.max(end, line.at);
      const counts = stageCounts(shop, end + DAY_MS);
      say(`${name}, stages`, counts);
      for (const stage of found) expect(counts[stage]).toBeGreaterThan(40);
    });
  }
});

type Row = 'ours' | 'dropout' | 'decayed' | 'recency';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const brierOf = (scores: readonly number[], happened: readonly number[]) =>
  mean(scores.map((score, i) => (score - (happened[i] ?? 0)) ** 2));

/** Ours beside single rows, with 95% intervals over customers: gains over the best row of each measure, and `overDropout`
 * over the dropout model that ours starts from; positive is better. */
function compared({ happened, ...said }: RetentionCheck, of: string) {
  const outcomes = { customers: [...happened.keys()], happened };
  const about = { of, n: happened.length, customers: happened.length };
  const rank = (name: Row) => ranking(outcomes, said[name]).auc;
  const both = (name: Row) => ({ name, measures: { auc: rank(name), brier: brier(outcomes, said[name]) } });
  // A count ranks, and is no probability.
  const decayed = { name: 'decayed', measures: { auc: rank('decayed') } };
  const beside = compare(about, [both('ours'), both('dropout'), decayed, both('recency')]);
  const alone = compare(about, [both('ours'), both('dropout')]);
  tell(beside);
  tellGains(alone);
  const base = mean(happened);
  return {
    ours: beside.methods[0]?.figures ?? {},
    recency: beside.methods[3]?.figures ?? {},
    /** Of who says the store's own share of everybody. */
    baseBrier: base * (1 - base),
    gains: beside.gains,
    overDropout: alone.gains,
  };
}
