import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparison } from './comparison.ts';
import type { ValueSums } from './value-sums.ts';

const rate = (visitors: number, converted: number): ValueSums => ({
  ...{ visitors, sum: converted, squares: converted },
});
const compared = (control: ValueSums, variant: ValueSums, comparisons = 1) => {
  const result = comparison(control, variant, comparisons);
  if (result.status !== 'compared') throw new Error(result.status);
  return result;
};

it('tells how large a difference is, how sure, and what it comes to over all visitors of the variant', () => {
  const result = compared(rate(10_000, 300), rate(20_000, 900));
  expect(result.difference.value).toBeCloseTo(0.015, 12);
  expect(result.relative?.value).toBeCloseTo(0.5, 12);
  expect(result.total.value).toBe(300);
  expect(result.verdict).toBe('better');
  // √(.03·.97/10,000 + .045·.955/20,000) = .00225, three and a bit of it either way.
  expect(result.difference.high - result.difference.value).toBeGreaterThan(3 * 0.00225);
  expect(result.difference.high - result.difference.value).toBeLessThan(3.3 * 0.00225);
});

it('finds nothing between equal arms', () => {
  const result = compared(rate(10_000, 300), rate(10_000, 300));
  expect(result).toMatchObject({ pValue: 1, verdict: 'undecided' });
  expect(result.probabilityBetter).toBeCloseTo(0.5, 6);
});

it('says of a variant that kills sales that it is worse', () => {
  expect(compared(rate(3000, 90), rate(3000, 0)).verdict).toBe('worse');
});

it('says how many visitors are missing until each arm expects 25 buyers', () => {
  expect(comparison(rate(400, 12), rate(600, 18))).toMatchObject({
    status: 'too-few',
    missingVisitors: 1084,
  });
  expect(comparison(rate(834, 25), rate(1250, 38)).status).toBe('compared');
});

it('waits for more buyers where few of them hold most of the revenue', () => {
  const even = { visitors: 2000, sum: 100 * 50, squares: 100 * 50 ** 2 };
  const uneven = { ...even, sum: 99 * 50 + 20_000, squares: 99 * 50 ** 2 + 20_000 ** 2 };
  expect(comparison(even, even).status).toBe('compared');
  expect(comparison(even, uneven).status).toBe('too-few');
});

it.each([
  ['no visitors', rate(0, 0), rate(0, 0)],
  ['no visitors in one arm', rate(0, 0), rate(9000, 400)],
  ['no buyers', rate(500, 0), rate(500, 0)],
  ['refunds above the revenue', { visitors: 500, sum: -50, squares: 900 }, rate(500, 0)],
])('cannot say what is missing with %s', (_, control, variant) => {
  const nothing = { status: 'too-few', missingVisitors: null, neededVisitors: null };
  expect(comparison(control, variant)).toEqual(nothing);
});

it('is not sure of nothing where everybody bought for the same money', () => {
  const all = { visitors: 60, sum: 60 * 990, squares: 60 * 990 ** 2 };
  const { difference, pValue } = compared(all, all);
  expect(difference.low).toBeLessThan(0);
  expect(difference.high).toBeGreaterThan(0);
  expect(pValue).toBe(1);
});

it('leaves each of several variants its part of the error', () => {
  const [alone, four] = [1, 4].map((n) => compared(rate(10_000, 300), rate(10_000, 390), n));
  expect(four?.difference.high).toBeGreaterThan(alone?.difference.high ?? 1);
  expect(four?.pValue).toBeCloseTo(4 * (alone?.pValue ?? 0), 12);
});

const arm = fc
  .record({
    visitors: fc.integer({ min: 0, max: 1e7 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    spent: fc.integer({ min: 1, max: 1e7 }),
    spread: fc.double({ min: 1, max: 50, noNaN: true }),
  })
  .map(({ visitors, share, spent, spread }) => {
    const buyers = Math.floor(visitors * share);
    return { visitors, sum: buyers * spent, squares: buyers * spent ** 2 * spread };
  });

it('has bounds in order, no number that is none, and a p-value that agrees with them', () => {
  fc.assert(
    fc.property(arm, arm, fc.integer({ min: 1, max: 20 }), (control, variant, comparisons) => {
      const result = comparison(control, variant, comparisons);
      const text = JSON.stringify(result, (_, x) =>
        Number.isNaN(x) || Math.abs(x) === Infinity ? 'none' : x,
      );
      expect(text).not.toContain('none');
      if (result.status !== 'compared') return;
      for (const { low, value, high } of [
        result.difference,
        result.total,
        ...(result.relative ? [result.relative] : []),
      ]) {
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }
      const apart = result.difference.low > 0 || result.difference.high < 0;
      expect(result.verdict !== 'undecided').toBe(apart);
      expect(result.relative === null || result.relative.low > 0 || result.relative.high < 0).toBe(
        result.relative === null || apart,
      );
    }),
  );
});

it('does not hang on the currency: a hundred times the money is a hundred times the difference', () => {
  const inCents = ({ sum, squares, ...rest }: ValueSums) => ({
    ...rest,
    sum: sum * 100,
    squares: squares * 1e4,
  });
  fc.assert(
    fc.property(arm, arm, (control, variant) => {
      const [euros, cents] = [comparison(control, variant), comparison(inCents(control), inCents(variant))];
      expect(cents.status).toBe(euros.status);
      if (euros.status !== 'compared' || cents.status !== 'compared') return;
      expect(cents.difference.high / 100 / euros.difference.high).toBeCloseTo(1, 6);
      expect(cents.pValue).toBeCloseTo(euros.pValue, 6);
    }),
  );
});
