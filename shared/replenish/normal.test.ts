import { expect, it } from 'vitest';
import { normalCdf } from './normal.ts';

it.each([
  [0, 0.5],
  [1, 0.841344746],
  [-1, 0.158655254],
  [1.96, 0.975002105],
  [-3, 0.001349898],
  [9, 1],
  [-9, 0],
])('Φ(%d) is %d to seven places', (z, expected) => {
  expect(Math.abs(normalCdf(z) - expected)).toBeLessThan(1e-7);
});
