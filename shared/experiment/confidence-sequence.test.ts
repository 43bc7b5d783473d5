import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sequenceProbability, sequenceWidth } from './confidence-sequence.ts';

/** Equation 161 of Waudby-Smith et al., as published tools use it: tightest after `tightest` of `visitors`. */
const informationAt = (visitors: number, tightest: number) =>
  (visitors * (-2 * Math.log(0.05) + Math.log(-2 * Math.log(0.05) + 1))) / tightest;

// The worked examples of GrowthBook's statistics engine (gbstats, TestSequentialTTest): 3,000 and 3,461 visitors.
it.each([
  ['a mean', 0.50336, 0.33341, 1000, -0.55844, 1.56516],
  ['a proportion', 0.50386, 0.03386, 5000, 0.40098, 0.60675],
])('has the published interval of %s', (_, value, error, tightest, low, high) => {
  const width = sequenceWidth(0.05, informationAt(6461, tightest)) * error;
  expect(value - width).toBeCloseTo(low, 4);
  expect(value + width).toBeCloseTo(high, 4);
});

it('has the published p-values: 1 of a mean that may be nothing, 0 of a proportion that is not', () => {
  expect(sequenceProbability(0.50336 / 0.33341, informationAt(6461, 1000))).toBe(1);
  expect(sequenceProbability(0.50386 / 0.03386, informationAt(6461, 5000))).toBeLessThan(5e-6);
});

it('gives a p-value of alpha where the interval ends', () => {
  const cases = fc.tuple(
    fc.double({ min: 0.001, max: 0.5, noNaN: true }),
    fc.double({ min: 0.01, max: 1e6, noNaN: true }),
  );
  fc.assert(
    fc.property(cases, ([alpha, information]) => {
      expect(sequenceProbability(sequenceWidth(alpha, information), information) / alpha).toBeCloseTo(1, 6);
    }),
  );
});

it('is wider than an interval that may be read once', () => {
  for (const information of [0.1, 1, 8, 100, 1e6])
    expect(sequenceWidth(0.05, information)).toBeGreaterThan(1.96 * 1.5);
});
