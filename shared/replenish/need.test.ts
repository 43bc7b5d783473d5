import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../segment/decay.ts';
import { onDay } from '../segment/history.fixture.ts';
import { type BareModel, nextNeed } from './need.ts';

const model: BareModel = {
  ...{ sigma2: 0.4, kappa: 1, lnGap: Math.log(30), repeatShare: 0.2, repeat: [0.2, 0.5, 0.8] },
};
/** Bought `buys` times, `gapDays` apart, the last time on day 0. */
const rhythmic = (buys: number, gapDays: number) => ({
  ...{ buys, sumLnGap: (buys - 1) * Math.log(gapDays), lastAt: onDay(0) },
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
