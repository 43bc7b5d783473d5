import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from './decay.ts';
import { onDay } from './history.fixture.ts';
import { buysWithin, fitRetention } from './retention.ts';

const NOW = onDay(720);
const untried = fitRetention([], NOW);
const person = (decayed: number, daysAgo: number, orders = 1) => ({
  ...{ orders, decayed, lastAt: NOW - daysAgo * DAY_MS },
});

/** Half of the people buy every month to the end, half bought once, on day `i` of the first year. */
const mixed = Array.from({ length: 400 }, (_, i) =>
  i % 2 === 0 ? Array.from({ length: 24 }, (_, month) => onDay(month * 30 + (i % 30))) : [onDay(i % 365)],
);

describe('buysWithin', () => {
  const anyone = fc.record({
    decayed: fc.double({ min: 1, max: 50, noNaN: true }),
    daysAgo: fc.integer({ min: 0, max: 3000 }),
    days: fc.integer({ min: 1, max: 365 }),
  });

  it('is a probability that silence lowers and a longer look ahead raises', () => {
    fc.assert(
      fc.property(anyone, ({ decayed, daysAgo, days }) => {
        const p = buysWithin(person(decayed, daysAgo), untried, days, NOW);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(buysWithin(person(decayed, daysAgo + 30), untried, days, NOW)).toBeLessThanOrEqual(p);
        expect(buysWithin(person(decayed, daysAgo), untried, days + 30, NOW)).toBeGreaterThanOrEqual(p);
      }),
    );
  });

  it('is 0 for a person who never ordered and for no time at all', () => {
    expect(buysWithin(person(0, 0, 0), untried, 30, NOW)).toBe(0);
    expect(buysWithin(person(3, 0), untried, 0, NOW)).toBe(0);
  });

  it('treats a last order in the future as now', () => {
    expect(buysWithin(person(2, -5), untried, 30, NOW)).toBe(buysWithin(person(2, 0), untried, 30, NOW));
  });
});

describe('fitRetention', () => {
  it('learns who comes back from the store itself', () => {
    const model = fitRetention(mixed, NOW);
    expect(buysWithin(person(6, 15, 24), model, 90, NOW)).toBeGreaterThan(0.85);
    expect(buysWithin(person(1, 400), model, 90, NOW)).toBeLessThan(0.05);
    expect(model.slope).toBeGreaterThan(0);
    expect(model.silence).toBeGreaterThan(0);
  });

  it('stays near what holds for any store while the past is thin', () => {
    const thin = fitRetention([[onDay(600)], [onDay(610), onDay(715)]], NOW);
    expect(thin.intercept).toBeCloseTo(untried.intercept, 0);
    expect(thin.slope).toBeCloseTo(untried.slope, 1);
    expect(thin.silence).toBeCloseTo(untried.silence, 1);
  });

  it('does not depend on the order of customers', () => {
    const backwards = fitRetention(mixed.toReversed(), NOW);
    const forwards = fitRetention(mixed, NOW);
    expect(backwards.intercept).toBeCloseTo(forwards.intercept, 9);
    expect(backwards.silence).toBeCloseTo(forwards.silence, 9);
  });

  it('gives finite numbers for whatever people did', () => {
    const anyone = fc.array(fc.array(fc.integer({ min: -800, max: 900 }), { maxLength: 6 }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(anyone, (people) => {
        const histories = people.map((days) => days.map(onDay).sort((a, b) => a - b));
        for (const value of Object.values(fitRetention(histories, NOW)))
          expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });
});
