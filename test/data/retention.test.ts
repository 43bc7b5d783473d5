// Who buys again, against real shops: what is learnt before a date, measured on what was bought after it.
import { describe, expect } from 'vitest';
import { DAY_MS } from '../../shared/segment/decay.ts';
import { fitVariant, logLikelihood } from '../../shared/segment/dropout-fit.ts';
import { fitGammaGamma } from '../../shared/segment/order-value.ts';
import { difference, resampled } from '../../worker/tools/backtest/measures/bootstrap.ts';
import type { Measure } from '../../worker/tools/backtest/measures/outcomes.ts';
import { ranking } from '../../worker/tools/backtest/measures/ranking.ts';
import { readShop } from './models/lines.ts';
import { onShop, say } from './models/on-shop.ts';
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
      const { auc, brier } = compared(
        retentionAt(await readShop(bar.name), bar.cut, bar.days),
        `${bar.name}, ${bar.cut}`,
      );
      expect(auc.ours).toBeGreaterThan(bar.auc);
      expect(auc.ours).toBeGreaterThan(auc.recency);
      expect(brier.ours).toBeLessThan(bar.brier);
      // Never worse than the dropout model it starts from, by more than chance.
      expect(auc.gain.high).toBeGreaterThan(0);
      expect(brier.gain.low).toBeLessThan(0);
    });
  }

  onShop(
    'online-retail-y1',
    'is no worse than the dropout model before Christmas, which no past of theirs tells of',
    async () => {
      const { auc, brier } = compared(
        retentionAt(await readShop('online-retail-y1'), '2010-09-01', 90),
        'online-retail-y1, 2010-09-01',
      );
      expect(auc.gain.low).toBeGreaterThan(0);
      expect(brier.gain.high).toBeLessThan(0);
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
      const { ours, dropout, happened, orderDays } = retentionAt(await readShop(name), cut, days);
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

type Figure = `auc ${'ours' | 'dropout' | 'decayed' | 'recency'}` | `brier ${'ours' | 'dropout'}`;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const brierOf = (scores: readonly number[], happened: readonly number[]) =>
  mean(scores.map((score, i) => (score - (happened[i] ?? 0)) ** 2));

/** Figures and how much better ours are than the dropout model's, with 95% intervals over customers. */
function compared({ happened, ...said }: RetentionCheck, title: string) {
  const outcomes = { customers: [...happened.keys()], happened };
  const brierMeasure =
    (scores: readonly number[]): Measure =>
    (weights) => {
      let sum = 0;
      for (const [i, score] of scores.entries()) sum += (weights[i] ?? 0) * (score - (happened[i] ?? 0)) ** 2;
      return sum / scores.length;
    };
  const drawn = resampled(
    new Map<Figure, Measure>([
      ...(['ours', 'dropout', 'decayed', 'recency'] as const).map(
        (name) => [`auc ${name}`, ranking(outcomes, said[name]).auc] as const,
      ),
      ...(['ours', 'dropout'] as const).map((name) => [`brier ${name}`, brierMeasure(said[name])] as const),
    ]),
    happened.length,
    happened.length,
  );
  const of = (name: Figure) => {
    const found = drawn.get(name);
    if (!found) throw new Error(name);
    return found;
  };
  const gain = (measure: 'auc' | 'brier') => difference(of(`${measure} ours`), of(`${measure} dropout`));
  const figures = Object.fromEntries([...drawn].map(([name, { value }]) => [name, value]));
  const [rank, error] = [gain('auc'), gain('brier')];
  say(title, { ...figures, n: happened.length, base: mean(happened) });
  say(`${title}, over the dropout model`, { 'auc +': rank.value, from: rank.low, to: rank.high });
  say(`${title}, over the dropout model`, { 'brier +': error.value, from: error.low, to: error.high });
  return {
    auc: { ours: of('auc ours').value, recency: of('auc recency').value, gain: rank },
    brier: { ours: of('brier ours').value, gain: error },
  };
}
