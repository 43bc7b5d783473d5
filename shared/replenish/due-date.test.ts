import { describe, expect, it } from 'vitest';
import { dot } from '../segment/linear.ts';
import { dueDays, dueFeatures, dueWeights } from './due-date.ts';

const model = { sigma2: 0.4, kappa: 1, lnGap: Math.log(30), repeatShare: 0.2, repeat: [0.2] };
const pair = { buys: 3, lastAt: 0, sumLnGap: 6.8, decayed: 2, lastQuantity: 1 };
const renewal = { mu: Math.log(30), tempo: 0, basis: 'pair', within: () => 0 } as const;

/** Gaps that follow `truth` (ln days) up to a factor, in a fixed pattern. */
const past = (count: number, truth: (features: readonly number[]) => number, spread = 0.3) =>
  Array.from({ length: count }, (_, i) => {
    const features = [1, Math.sin(i * 12.9898), Math.cos(i * 78.233), Math.sin(i * 37.719)];
    const ln = Math.log(30) + truth(features) + spread * Math.sin(i * 93.9737);
    return { features, mu: Math.log(30), gapDays: Math.max(1, Math.round(Math.exp(ln))) };
  });
const medianError = (gaps: ReturnType<typeof past>, weights: readonly number[] | undefined) => {
  const errors = gaps.map(({ mu, features, gapDays }) => Math.abs(dueDays(mu, features, weights) - gapDays));
  return errors.sort((a, b) => a - b)[errors.length >> 1] ?? 0;
};

describe('dueWeights', () => {
  it('finds how the quantity and the customer shift the date, and how much the rhythm is worth', () => {
    const weights = dueWeights(past(4000, (features) => dot(features, [0, -0.3, 0.2, 0.5])));
    expect(weights[1]).toBeCloseTo(-0.3, 1);
    expect(weights[2]).toBeCloseTo(0.2, 1);
    expect(weights[3]).toBeCloseTo(0.5, 1);
  });

  it('errs by no more days than no correction would, on the past it knows', () => {
    for (const spread of [0.1, 0.5, 1, 2]) {
      const gaps = past(2000, (features) => dot(features, [0.1, 0.2, 0, -0.1]), spread);
      expect(medianError(gaps, dueWeights(gaps))).toBeLessThanOrEqual(medianError(gaps, undefined));
    }
  });

  it('corrects next to nothing on a handful of gaps', () => {
    for (const weight of dueWeights(past(5, () => 3, 0))) expect(Math.abs(weight)).toBeLessThan(0.75);
  });
});

describe('dueFeatures', () => {
  it('take a wholesaler’s 80,995 units for a large order, not for the supply of a lifetime', () => {
    const features = (lnQuantity: number) => dueFeatures({ ...pair, lnQuantity }, renewal, model);
    expect(features(Math.log(80_995 / 3))).toEqual(features(Math.log(12)));
    expect(features(Math.log(2))).not.toEqual(features(0));
  });

  it('know nothing of quantities where a profile is older than they are', () => {
    expect(dueFeatures(pair, renewal, model)).toEqual([1, 0, 0, 0]);
  });
});
