import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ratioInterval } from './ratio-interval.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const estimate = fc.record({ mean: number(-5, 50), error: number(0.01, 5) });

it('ends where the difference from the ratio is just that many standard errors', () => {
  fc.assert(
    fc.property(estimate, estimate, number(0.5, 4), (top, bottom, width) => {
      const interval = ratioInterval(top, bottom, width);
      fc.pre(interval !== null);
      for (const ratio of [interval.low, interval.high]) {
        const error = Math.hypot(top.error, ratio * bottom.error);
        expect(Math.abs(top.mean - ratio * bottom.mean) / error).toBeCloseTo(width, 4);
      }
      expect(interval.low).toBeLessThanOrEqual(interval.high);
    }),
  );
});

it('agrees with the delta method where the control is well known', () => {
  // GrowthBook's example: 2,422 of 3,461 against 1,396 of 3,000; the relative difference .50386, error .03386.
  const interval = ratioInterval({ mean: 0.6998, error: 0.007791 }, { mean: 0.46533, error: 0.009107 }, 1.96);
  expect((interval?.low ?? 0) - 1).toBeCloseTo(0.50386 - 1.96 * 0.03386, 2);
  expect((interval?.high ?? 0) - 1).toBeCloseTo(0.50386 + 1.96 * 0.03386, 2);
});

it('has no bounds where the control may be 0', () => {
  expect(ratioInterval({ mean: 1, error: 0.1 }, { mean: 0.2, error: 0.1 }, 3)).toBeNull();
  expect(ratioInterval({ mean: 1, error: 0.1 }, { mean: -2, error: 0.1 }, 3)).toBeNull();
});
