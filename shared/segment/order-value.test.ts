import { describe, expect, it } from 'vitest';
import { fitGammaGamma, fitOrderValue, orderValueOf } from './order-value.ts';

/** 300 customers whose orders bring around 20, 50 or 125, with one to six of them. */
const means = Array.from({ length: 300 }, (_, i) => ({
  mean: 20 * 2.5 ** (i % 3) * (1 + 0.02 * ((i % 7) - 3)),
  count: 1 + (i % 6),
}));

describe('fitGammaGamma', () => {
  it('finds parameters at least as likely as any near them, wherever money begins', () => {
    const [small, large] = [1, 1000].map((unit) =>
      fitGammaGamma(means.map((one) => ({ ...one, mean: one.mean * unit }))),
    );
    expect((large?.gamma ?? 0) / (small?.gamma ?? 1)).toBeCloseTo(1000, 0);
    expect(large?.p).toBeCloseTo(small?.p ?? 0, 2);
  });
});

describe('the value of the next order', () => {
  const model = fitOrderValue(means);

  it('lies between the own mean and the store’s, nearer to the own the more orders there are', () => {
    const value = (orders: number) => orderValueOf({ orders, spentMinor: 125 * orders }, model);
    expect(value(1)).toBeGreaterThan(model.meanMinor);
    expect(value(1)).toBeLessThan(value(5));
    expect(value(5)).toBeLessThan(125);
    expect(value(10_000)).toBeCloseTo(125, 1);
  });

  it('is the store’s mean for who spent nothing yet, and nothing where no money is known', () => {
    expect(orderValueOf({ orders: 0, spentMinor: 0 }, model)).toBeCloseTo(model.meanMinor, 9);
    expect(orderValueOf({ orders: 3, spentMinor: 0 }, fitOrderValue([]))).toBe(0);
  });

  it('never falls below nothing, however much was returned', () => {
    expect(orderValueOf({ orders: 1, spentMinor: -1e9 }, model)).toBeGreaterThan(0);
  });

  it('is not carried away by one order of 80,995 pieces', () => {
    const usual = fitOrderValue([...means, { mean: 168_000, count: 1 }]);
    expect(usual.meanMinor).toBeLessThan(3 * model.meanMinor);
    expect(orderValueOf({ orders: 2, spentMinor: 60 }, usual)).toBeLessThan(80);
  });
});
