import { expect, it } from 'vitest';
import { fitLogistic, type Observation, sigmoid } from './logistic.ts';

const LOOSE = { mean: 0, precision: 1e-6 };

/** `share` of 1,000 observations at x happened. */
const at = (x: number, share: number): Observation[] =>
  Array.from({ length: 1000 }, (_, i) => ({ features: [1, x], happened: i < share * 1000 }));

it('recovers the curve that outcomes follow', () => {
  const observations = [-2, -1, 0, 1, 2].flatMap((x) => at(x, sigmoid(0.4 + 0.8 * x)));
  const [intercept, slope] = fitLogistic(observations, [LOOSE, LOOSE]);
  expect(intercept).toBeCloseTo(0.4, 2);
  expect(slope).toBeCloseTo(0.8, 2);
});

it('answers the prior without observations', () => {
  const prior = [
    { mean: 0.3, precision: 1 },
    { mean: -2, precision: 4 },
  ];
  expect(fitLogistic([], prior)).toEqual([0.3, -2]);
});

it('stays finite when outcomes separate', () => {
  const observations = [...at(-1, 0), ...at(1, 1)];
  for (const weight of fitLogistic(observations, [LOOSE, { mean: 0, precision: 1 }])) {
    expect(Math.abs(weight)).toBeLessThan(20);
  }
});

it('moves less from the prior the less evidence the observations count as', () => {
  const observations = at(1, 0.9);
  const prior = [LOOSE, { mean: 0, precision: 10 }].slice(1);
  const of = (evidence: number) => {
    const features = observations.map(({ happened }) => ({ features: [1], happened }));
    return fitLogistic(features, prior, evidence)[0] ?? 0;
  };
  expect(of(10)).toBeLessThan(of(100));
  expect(of(100)).toBeLessThan(of(1000));
  expect(of(1000)).toBe(of(1e9));
});
