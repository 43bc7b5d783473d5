import { expect, it } from 'vitest';
import { lowestPoint } from './nelder-mead.ts';

it('finds the end of a curved valley', () => {
  const [x = 0, y = 0] = lowestPoint(([a = 0, b = 0]) => (1 - a) ** 2 + 100 * (b - a * a) ** 2, [-1.2, 1]);
  expect(x).toBeCloseTo(1, 3);
  expect(y).toBeCloseTo(1, 3);
});

it('goes around where the function is no number', () => {
  const [x = 0] = lowestPoint(([a = 0]) => (a < 0 ? Number.NaN : (a - 0.01) ** 2), [2]);
  expect(x).toBeCloseTo(0.01, 3);
});

it('answers the start where everything is equal', () => {
  expect(lowestPoint(() => 7, [3, 4])).toEqual([3, 4]);
});
