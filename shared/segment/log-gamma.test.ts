import { expect, it } from 'vitest';
import { logGamma } from './log-gamma.ts';

it.each([
  [1e-5, 11.512919692895826],
  [0.5, 0.5723649429247],
  [1, 0],
  [3.74, 1.4750054871475757],
  [10, 12.801827480081469],
  [1e5, 1051287.7089736569],
])('of %d is %d', (x, expected) => {
  expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-10 * Math.max(1, Math.abs(expected)));
});
