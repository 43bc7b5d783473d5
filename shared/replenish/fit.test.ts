import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLines, line, onDay } from '../segment/history.fixture.ts';
import type { HistoryLine } from '../segment/profile.ts';
import { replenishFit } from './fit.ts';

const NOW = onDay(720);
const fitOf = (people: readonly (readonly HistoryLine[])[]) => {
  const fit = replenishFit(NOW);
  for (const lines of people) fit.add({ lines });
  return fit.result();
};
const boughtEvery = (gapDays: number, product: string, from = 0, until = 720) => {
  const lines: HistoryLine[] = [];
  for (let day = from; day < until; day += gapDays) lines.push(line({ product, at: onDay(day) }));
  return lines;
};
/** Numbers in a log-normal manner around `days`, the same on every run. */
const spread = (days: number, i: number) =>
  Math.max(1, Math.round(days * Math.exp(0.4 * Math.sin(i * 12.9898))));

describe('replenishFit', () => {
  it('learns the rhythm of each product, mixed with a little of the store’s', () => {
    const people = Array.from({ length: 40 }, () => [
      ...boughtEvery(20, 'coffee'),
      ...boughtEvery(90, 'soap'),
    ]);
    const { products, model } = fitOf(people);
    expect(Math.exp(products.get('coffee')?.lnGap ?? 0)).toBeCloseTo(20, 0);
    expect(Math.exp(products.get('soap')?.lnGap ?? 0)).toBeCloseTo(89, -1);
    expect(Math.exp(model.lnGap)).toBeGreaterThan(20);
    expect(Math.exp(model.lnGap)).toBeLessThan(90);
  });

  it('tells a product that people come back for from one they do not', () => {
    const people = Array.from({ length: 100 }, (_, i) => [
      ...boughtEvery(30, 'coffee'),
      line({ product: 'mug', at: onDay(i) }),
    ]);
    const { products, model } = fitOf(people);
    expect(products.get('coffee')?.repeatShare).toBeGreaterThan(0.9);
    expect(products.get('mug')?.repeatShare).toBeLessThan(0.1);
    expect(model.repeatShare).toBeCloseTo(0.5, 1);
  });

  it('trusts a pair’s own rhythm more where people differ more from each other', () => {
    const alike = Array.from({ length: 60 }, (_, i) => boughtEvery(spread(30, i % 3), 'coffee'));
    const different = Array.from({ length: 60 }, (_, i) => boughtEvery(spread(i % 2 ? 8 : 60, i), 'coffee'));
    const noisy = Array.from({ length: 60 }, (_, i) => {
      const gaps = Array.from({ length: 12 }, (_, k) => spread(40, i * 12 + k));
      const dayAfter = (k: number) => gaps.slice(0, k + 1).reduce((a, b) => a + b);
      return gaps.map((_, k) => line({ at: onDay(dayAfter(k)) }));
    });
    const kappas = [different, alike, noisy].map((people) => fitOf(people).model.kappa);
    expect(kappas).toEqual(kappas.toSorted((a, b) => a - b));
    expect(kappas[2]).toBeGreaterThan(5);
  });

  it('counts on a repeat more after more purchases where that is so', () => {
    const people = Array.from({ length: 200 }, (_, i) => boughtEvery(20, 'coffee', 0, i % 4 === 0 ? 400 : 1));
    const { repeat } = fitOf(people).model;
    expect(repeat[0]).toBeCloseTo(0.25, 1);
    expect(repeat[5]).toBeGreaterThan(0.9);
  });

  it('asks for a higher probability the more cautious', () => {
    const people = Array.from({ length: 300 }, (_, i) =>
      boughtEvery(20 + (i % 30), 'coffee', i % 40, i % 5 ? 720 : 300),
    );
    const { cautious, balanced, eager } = fitOf(people).model.thresholds;
    expect(eager).toBeLessThanOrEqual(balanced);
    expect(balanced).toBeLessThan(cautious);
  });

  it('answers what holds for any store when there are no people', () => {
    const { model, products } = fitOf([]);
    expect(products.size).toBe(0);
    expect(Math.exp(model.lnGap)).toBeCloseTo(30, 6);
    expect(model.repeatShare).toBeCloseTo(0.1, 6);
    expect(model.thresholds).toEqual({ cautious: 0.4, balanced: 0.2, eager: 0.1 });
  });

  it('gives finite numbers in bounds for whatever people did, in any order', () => {
    fc.assert(
      fc.property(fc.array(anyLines, { maxLength: 12 }), (people) => {
        const { model, products } = fitOf(people);
        const shares = [model.repeatShare, ...model.repeat, ...Object.values(model.thresholds)];
        for (const share of shares) expect(share > 0 && share < 1).toBe(true);
        for (const { lnGap } of products.values()) expect(Number.isFinite(lnGap)).toBe(true);
        expect(model.sigma2).toBeGreaterThan(0);
        const backwards = fitOf(people.toReversed());
        expect(backwards.model.kappa).toBeCloseTo(model.kappa, 9);
        expect(backwards.model.lnGap).toBeCloseTo(model.lnGap, 9);
      }),
    );
  });
});
