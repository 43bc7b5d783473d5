// What the figures of a backtest mean, on cases worked out by hand or by definition.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atTen } from '../worker/tools/backtest/measures/at-ten.ts';
import { difference, figureOf, resampled } from '../worker/tools/backtest/measures/bootstrap.ts';
import { brier, meanOf, medianOf } from '../worker/tools/backtest/measures/means.ts';
import { ranking } from '../worker/tools/backtest/measures/ranking.ts';

const once = (n: number) => Array.from({ length: n }, () => 1);
/** Both the same number, or both none. */
const same = (a: number, b: number) => (Number.isNaN(b) ? expect(a).toBeNaN() : expect(a).toBeCloseTo(b, 9));
const outcomes = (happened: readonly number[]) => ({ happened, customers: happened.map((_, i) => i) });

test('AUC and average precision of four rows are those worked out by hand', () => {
  const { auc, averagePrecision } = ranking(outcomes([1, 0, 1, 0]), [0.9, 0.8, 0.7, 0.1]);
  expect(auc(once(4))).toBeCloseTo(3 / 4, 12);
  expect(averagePrecision(once(4))).toBeCloseTo((1 + 2 / 3) / 2, 12);
});

test('scores that are all equal know nothing, in whatever order the rows come', () => {
  for (const happened of [
    [1, 0, 0, 0],
    [0, 0, 0, 1],
  ]) {
    const { auc, averagePrecision } = ranking(outcomes(happened), [5, 5, 5, 5]);
    expect([auc(once(4)), averagePrecision(once(4))]).toEqual([0.5, 0.25]);
  }
});

const row = fc.record({
  happened: fc.integer({ min: 0, max: 1 }),
  score: fc.integer({ min: 0, max: 5 }),
  weight: fc.integer({ min: 0, max: 3 }),
});

test('a weight of three is the same as the row three times', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
      const repeated = rows.flatMap((one) => Array.from({ length: one.weight }, () => one));
      const columns = (list: typeof rows) => ({
        of: outcomes(list.map(({ happened }) => happened)),
        scores: list.map(({ score }) => score),
      });
      const [weighted, plain] = [columns(rows), columns(repeated)];
      const weights = rows.map(({ weight }) => weight);
      const [a, b] = [ranking(weighted.of, weighted.scores), ranking(plain.of, plain.scores)];
      same(a.auc(weights), b.auc(once(repeated.length)));
      same(a.averagePrecision(weights), b.averagePrecision(once(repeated.length)));
      const median = medianOf(weighted.of.customers, weighted.scores)(weights);
      expect(median).toBe(medianOf(plain.of.customers, plain.scores)(once(repeated.length)));
    }),
  );
});

test('AUC is the share of pairs in the right order, ties counting half', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (rows) => {
      const [yes, no] = [1, 0].map((kind) => rows.filter(({ happened }) => happened === kind));
      let right = 0;
      for (const a of yes ?? [])
        for (const b of no ?? []) right += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
      const { auc } = ranking(
        outcomes(rows.map(({ happened }) => happened)),
        rows.map(({ score }) => score),
      );
      same(auc(once(rows.length)), right / ((yes ?? []).length * (no ?? []).length));
    }),
  );
});

test('Brier, mean and median are what their names say', () => {
  expect(brier(outcomes([1, 0]), [0.5, 0.2])(once(2))).toBeCloseTo((0.25 + 0.04) / 2, 12);
  expect(meanOf([0, 0, 1], [1, 2, 9])([2, 1])).toBeCloseTo(15 / 5, 12);
  expect(medianOf([0, 1, 2], [7, 1, 3])(once(3))).toBe(3);
  expect(medianOf([], [])([])).toBeNaN();
});

test('a list of ten is measured by what it holds of what was wanted, and how early', () => {
  const list = ['a', 'b', 'c'];
  expect(atTen(list, new Set(['a']))).toEqual({ hit: 1, ndcg: 1, recall: 1 });
  expect(atTen(list, new Set(['b', 'x']))).toMatchObject({ hit: 1, recall: 0.5 });
  expect(atTen(list, new Set(['b'])).ndcg).toBeCloseTo(1 / Math.log2(3), 12);
  expect(atTen([...'0123456789', 'late'], new Set(['late'])).hit).toBe(0);
});

test('intervals hold the value, are the same each time, and narrow with more customers', () => {
  const drawnOf = (customers: number) => {
    const values = Array.from({ length: customers }, (_, i) => i % 10);
    const measures = new Map([['mean', meanOf([...values.keys()], values)]]);
    return resampled(measures, customers, customers).get('mean');
  };
  const widths = [50, 5000].map((customers) => {
    const drawn = drawnOf(customers);
    if (drawn === undefined) throw new Error('nothing was drawn');
    expect(drawnOf(customers)).toEqual(drawn);
    const { value, low, high } = figureOf(drawn);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(difference(drawn, drawn)).toEqual({ value: 0, low: 0, high: 0 });
    return high - low;
  });
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeGreaterThan(5);
});

test('what nobody can tell is no number, and its interval neither', () => {
  const { auc } = ranking(outcomes([0, 0]), [1, 2]);
  const drawn = resampled(new Map([['auc', auc]]), 2, 2).get('auc');
  expect(drawn && figureOf(drawn)).toEqual({ value: Number.NaN, low: Number.NaN, high: Number.NaN });
});
