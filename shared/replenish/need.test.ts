import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../segment/decay.ts';
import { onDay } from '../segment/history.fixture.ts';
import { nextNeed } from './need.ts';
import type { BareModel } from './renewal.ts';

const model: BareModel = {
  ...{ sigma2: 0.4, kappa: 1, lnGap: Math.log(30), repeatShare: 0.2, repeat: [0.2, 0.5, 0.8] },
};
/** Bought `buys` times, `gapDays` apart, the last time on day 0. */
const rhythmic = (buys: number, gapDays: number) => ({
  ...{ buys, sumLnGap: (buys - 1) * Math.log(gapDays), lastAt: onDay(0) },
  ...{ decayed: 1, lastQuantity: 1 },
});
const soon = (buys: number, gapDays: number, today: number) =>
  nextNeed(rhythmic(buys, gapDays), undefined, model, onDay(today)).probability(14);

describe('nextNeed', () => {
  it('expects a first repeat after the product’s usual gap, and later ones after the person’s own', () => {
    const tea = { lnGap: Math.log(50), repeatShare: 0.2 };
    const dueDays = (buys: number, gapDays: number) =>
      (nextNeed(rhythmic(buys, gapDays), tea, model, onDay(0)).dueAt - onDay(0)) / DAY_MS;
    expect(dueDays(1, 0.1)).toBeCloseTo(50, 6);
    expect(dueDays(2, 10)).toBeCloseTo(Math.sqrt(50 * 10), 6);
    expect(dueDays(40, 10)).toBeCloseTo(10, 0);
  });

  it('is the formula of the renewal model', () => {
    // mu = ln 30, s² = 0.4·(1 + 1/4), q = r_4 = 0.8, 30 days since: F(30) = ½, F(44) = Φ(ln(44/30)/s)
    const within = 0.7059643 - 0.5;
    expect(soon(4, 30, 30)).toBeCloseTo((0.8 * within) / (0.8 * 0.5 + 0.2), 5);
  });

  it('is likelier near the due date than right after buying or long past it', () => {
    expect(soon(6, 30, 25)).toBeGreaterThan(soon(6, 30, 1));
    expect(soon(6, 30, 25)).toBeGreaterThan(soon(6, 30, 200));
  });

  it('expects more of a product that people come back for', () => {
    const of = (repeatShare: number) =>
      nextNeed(rhythmic(2, 30), { lnGap: Math.log(30), repeatShare }, model, onDay(25)).probability(14);
    expect(of(0.6)).toBeGreaterThan(of(0.2));
    expect(of(0.2)).toBeCloseTo(soon(2, 30, 25), 12);
  });

  it('takes a pair that keeps time for likelier when due, and unlikelier before', () => {
    const soon = (sumLnGap2: number, today: number) =>
      nextNeed({ ...rhythmic(9, 30), sumLnGap2 }, undefined, model, onDay(today)).probability(7);
    const even = 8 * Math.log(30) ** 2;
    expect(soon(even, 28)).toBeGreaterThan(soon(even + 4, 28));
    expect(soon(even, 8)).toBeLessThan(soon(even + 4, 8));
  });

  it('expects a customer who is quick with other products to be quick with this one', () => {
    const tempo = (gapDays: number) => ({
      ...{ gaps: 21, sumLnGap: 20 * Math.log(gapDays) + Math.log(30), orderGaps: 30, sumLnOrderGap: 60 },
      lastAt: onDay(0),
    });
    const dueAt = (gapDays: number) =>
      nextNeed(rhythmic(2, 30), undefined, model, onDay(0), tempo(gapDays)).dueAt;
    expect(dueAt(10)).toBeLessThan(dueAt(30));
    expect(dueAt(90)).toBeGreaterThan(dueAt(30));
    expect(dueAt(30)).toBe(nextNeed(rhythmic(2, 30), undefined, model, onDay(0)).dueAt);
  });

  describe('with weights of the store’s own', () => {
    const tempo = { gaps: 3, sumLnGap: 10, orderGaps: 9, sumLnOrderGap: 20, lastAt: onDay(5) };
    const same = [0, 1, 0, 0, 0, 0, 0, 0, 0];
    const of = (stack: readonly number[], horizon = 14) =>
      nextNeed(rhythmic(4, 30), undefined, { ...model, stack, lnOrderGap: 3 }, onDay(25), tempo).probability(
        horizon,
      );

    it('leaves the renewal model as it is where they say so', () => {
      const plain = nextNeed(rhythmic(4, 30), undefined, model, onDay(25), tempo).probability;
      for (const horizon of [1, 14, 90]) expect(of(same, horizon)).toBeCloseTo(plain(horizon), 12);
    });

    it('shifts the odds within 14 days by the weights, and other horizons along with them', () => {
      const odds = (p: number) => p / (1 - p);
      const halved = [-Math.LN2, ...same.slice(1)];
      expect(odds(of(halved))).toBeCloseTo(odds(of(same)) / 2, 9);
      expect(of(halved, 60)).toBeLessThan(of(same, 60));
      expect(of(halved, 60)).toBeGreaterThan(of(halved));
    });
  });

  it('is a probability that grows with the horizon, whatever the pair', () => {
    const anyPair = fc.record({
      buys: fc.integer({ min: 1, max: 200 }),
      gapDays: fc.double({ min: 1, max: 2000, noNaN: true }),
      today: fc.integer({ min: -10, max: 4000 }),
      horizon: fc.integer({ min: 0, max: 400 }),
    });
    fc.assert(
      fc.property(anyPair, ({ buys, gapDays, today, horizon }) => {
        const { probability } = nextNeed(rhythmic(buys, gapDays), undefined, model, onDay(today));
        expect(probability(horizon)).toBeGreaterThanOrEqual(0);
        expect(probability(horizon)).toBeLessThanOrEqual(1);
        expect(probability(horizon + 30)).toBeGreaterThanOrEqual(probability(horizon));
      }),
    );
  });
});
