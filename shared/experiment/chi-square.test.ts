import { expect, it } from 'vitest';
import { chiSquareTail } from './chi-square.ts';

// Critical values of the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4.
it.each([
  [3.841, 1, 0.05],
  [10.828, 1, 0.001],
  [5.991, 2, 0.05],
  [13.816, 2, 0.001],
  [7.815, 3, 0.05],
  [11.07, 5, 0.05],
  [20.515, 5, 0.001],
  [23.209, 10, 0.01],
  [30.144, 19, 0.05],
  [45.315, 20, 0.001],
])('%d with %d degrees of freedom is exceeded with a chance of %d', (value, degrees, expected) => {
  expect(chiSquareTail(value, degrees) / expected).toBeCloseTo(1, 3);
});

it('is certain at 0 and never above 1', () => {
  expect(chiSquareTail(0, 1)).toBe(1);
  expect(chiSquareTail(1e-12, 7)).toBeLessThanOrEqual(1);
});

it('vanishes for what cannot be, instead of turning into nothing', () => {
  expect(chiSquareTail(1e6, 4)).toBe(0);
  expect(chiSquareTail(1e6, 5)).toBe(0);
});
