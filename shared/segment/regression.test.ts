import { describe, expect, it } from 'vitest';
import { drained } from '../recommend/drained.ts';
import { type Row, regressionBites, type WeightPrior } from './regression.ts';
import { sigmoid } from './sigmoid.ts';

const fitRegression = (...given: Parameters<typeof regressionBites>) => drained(regressionBites(...given));

const LOOSE: WeightPrior = { mean: 0, precision: 1e-6 };
const settings = (priors: readonly WeightPrior[], more = {}) =>
  ({ family: 'logistic', priors, ...more }) as const;

/** 1,000 rows at x, of which a share happened. */
const at = (x: number, share: number, season?: number): Row[] =>
  Array.from({ length: 1000 }, (_, i) => ({
    ...{ features: [1, x], outcome: i < share * 1000 ? 1 : 0 },
    ...(season !== undefined && { season }),
  }));

describe('fitRegression', () => {
  it('recovers the curve that outcomes follow', () => {
    const rows = [-2, -1, 0, 1, 2].flatMap((x) => at(x, sigmoid(0.4 + 0.8 * x)));
    const [intercept, slope] = fitRegression(rows, settings([LOOSE, LOOSE])).weights;
    expect(intercept).toBeCloseTo(0.4, 2);
    expect(slope).toBeCloseTo(0.8, 2);
  });

  it('recovers the rate that counts follow', () => {
    const rows = [0, 1, 2].flatMap((x) =>
      [0.5, 1.5].map((by) => ({ features: [1, x], outcome: by * Math.exp(0.3 + 0.5 * x) })),
    );
    const [intercept, slope] = fitRegression(rows, settings([LOOSE, LOOSE], { family: 'poisson' })).weights;
    expect(intercept).toBeCloseTo(0.3, 3);
    expect(slope).toBeCloseTo(0.5, 3);
  });

  it('gives a season what only that season had', () => {
    const rows = [
      ...at(0, 0.5, 0),
      ...at(1, sigmoid(1), 0),
      ...at(0, sigmoid(2), 1),
      ...at(1, sigmoid(3), 1),
    ];
    const free = fitRegression(rows, settings([LOOSE, LOOSE], { seasons: 2, seasonPrecision: 1 }));
    const [first = 0, second = 0] = free.seasons;
    expect(second - first).toBeCloseTo(2, 1);
    expect(free.weights[1]).toBeCloseTo(1, 1);
  });

  it('holds a weight at 0 that would be negative and may not be, and fits the others as without it', () => {
    const rows = [-1, 0, 1].flatMap((x) => at(x, sigmoid(0.4 - 0.8 * x)));
    const held = fitRegression(rows, settings([LOOSE, { ...LOOSE, positive: true }])).weights;
    const without = fitRegression(
      rows.map((row) => ({ ...row, features: [1] })),
      settings([LOOSE]),
    ).weights;
    expect(held[1]).toBeCloseTo(0, 6);
    expect(held[0]).toBeCloseTo(without[0] ?? 0, 6);
  });

  it('answers the prior without rows, and stays finite when outcomes separate', () => {
    const prior = [
      { mean: 0.3, precision: 1 },
      { mean: 2, precision: 4 },
    ];
    expect(fitRegression([], settings(prior))).toEqual({ weights: [0.3, 2], seasons: [] });
    const separate = [...at(-1, 0), ...at(1, 1)];
    for (const weight of fitRegression(separate, settings([LOOSE, { mean: 0, precision: 1 }])).weights) {
      expect(Math.abs(weight)).toBeLessThan(20);
    }
  });
});
