import { expect, it } from 'vitest';
import { normalQuantile } from './normal-quantile.ts';

it.each([
  [0.5, 0],
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
  [0.01, -2.3263478740408408],
  [1e-9, -5.997807015007687],
])('%d of all lie below %d', (share, z) => {
  expect(normalQuantile(share)).toBeCloseTo(z, 6);
});

it('has no end', () => {
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
});
