import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf, line, onDay } from './history.fixture.ts';
import { boughtOnDays, mixedStore } from './mixed-store.fixture.ts';
import type { OrderHistory } from './order-history.ts';
import { profileOf } from './profile.ts';
import { buysWithin, expectedOrders, expectedSpendMinor } from './retention.ts';
import { fitRetention } from './retention-fit.ts';

const NOW = onDay(720);
const untried = fitRetention([], NOW);
const boughtOn = (...days: readonly number[]) =>
  profileOf(historyOf(days.map((day) => line({ order: `o-${day}`, at: onDay(day) }))));
const MONTHLY = boughtOn(...Array.from({ length: 24 }, (_, month) => month * 30));
const ONCE = boughtOn(300);

/** Every number in a model. */
const numbersIn = (model: object): number[] =>
  Object.values(model).flatMap((value) =>
    typeof value === 'number' ? [value] : typeof value === 'object' && value ? numbersIn(value) : [],
  );

/** Answers about people of all kinds, finite and in their bounds. */
function expectSound(histories: readonly OrderHistory[]): void {
  const model = fitRetention(histories, NOW);
  for (const number of numbersIn(model)) expect(Number.isFinite(number)).toBe(true);
  for (const buyer of [MONTHLY, ONCE, boughtOn(719), boughtOn(5000), { ...ONCE, firstAt: 1, lastAt: 1 }]) {
    const p = buysWithin(buyer, model, 90, NOW);
    expect(p).toBeGreaterThanOrEqual(0);
    expect(p).toBeLessThanOrEqual(1);
    expect(expectedOrders(buyer, model, 90, NOW)).toBeLessThan(1e4);
    expect(expectedSpendMinor(buyer, model, 90, NOW)).toBeLessThan(1e15);
  }
}

describe('fitRetention', () => {
  it('learns who comes back from the store itself', () => {
    const model = fitRetention(mixedStore, NOW);
    expect(buysWithin(MONTHLY, model, 90, NOW)).toBeGreaterThan(0.85);
    expect(buysWithin(ONCE, model, 90, NOW)).toBeLessThan(0.05);
  });

  it('says of a store without a past that about every third comes back after the first order', () => {
    const p = buysWithin(boughtOn(720), untried, 90, NOW);
    expect(p).toBeGreaterThan(0.25);
    expect(p).toBeLessThan(0.45);
    expect(buysWithin(boughtOn(300), untried, 90, NOW)).toBeLessThan(p / 3);
    expect(buysWithin(MONTHLY, untried, 90, NOW)).toBeGreaterThan(0.7);
  });

  it('stays near what holds for any store while the past is thin', () => {
    const thin = fitRetention([boughtOnDays([600]), boughtOnDays([610, 715])], NOW);
    for (const buyer of [MONTHLY, ONCE, boughtOn(719)]) {
      const difference = buysWithin(buyer, thin, 90, NOW) - buysWithin(buyer, untried, 90, NOW);
      expect(Math.abs(difference)).toBeLessThan(0.15);
    }
  });

  it('does not depend on the order of customers', () => {
    const [forwards, backwards] = [mixedStore, mixedStore.toReversed()].map((store) =>
      fitRetention(store, NOW),
    );
    if (!forwards || !backwards) throw new Error('two models');
    for (const buyer of [MONTHLY, ONCE]) {
      expect(buysWithin(buyer, backwards, 90, NOW)).toBeCloseTo(buysWithin(buyer, forwards, 90, NOW), 4);
      expect(expectedOrders(buyer, backwards, 90, NOW)).toBeCloseTo(
        expectedOrders(buyer, forwards, 90, NOW),
        3,
      );
    }
  });

  it('leaves out what is dated after now', () => {
    const later = mixedStore.map(({ days, spentMinor }) => ({
      days: [...days, 40_000],
      spentMinor: [...spentMinor, 1e9],
    }));
    expect(fitRetention(later, NOW)).toEqual(fitRetention(mixedStore, NOW));
  });

  it.each<[string, readonly OrderHistory[]]>([
    ['nobody', []],
    ['one customer', [boughtOnDays([1, 100, 500])]],
    ['everybody once', Array.from({ length: 300 }, (_, i) => boughtOnDays([i * 2]))],
    ['everybody on one day', Array.from({ length: 300 }, () => boughtOnDays([700]))],
    ['everybody in the future', Array.from({ length: 300 }, () => boughtOnDays([900]))],
    [
      'everybody every day',
      Array.from({ length: 50 }, () => boughtOnDays(Array.from({ length: 720 }, (_, d) => d))),
    ],
    [
      'one of 10,000 orders since 1990',
      [boughtOnDays(Array.from({ length: 10_000 }, (_, d) => d - 9_281)), ...mixedStore],
    ],
    [
      'some of 1970',
      [...mixedStore, { days: [0], spentMinor: [5] }, { days: [0, 1, 2], spentMinor: [5, 5, 5] }],
    ],
    [
      'money of all sizes',
      mixedStore.map((one, i) => ({
        ...one,
        spentMinor: one.days.map(() => [1e12, 0, -1e9, 1][i % 4] ?? 0),
      })),
    ],
  ])('is sound for a store of %s', (_, histories) => {
    expectSound(histories);
  });

  it('is sound whatever people did', () => {
    const anyone = fc.array(fc.uniqueArray(fc.integer({ min: -800, max: 900 }), { maxLength: 6 }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(anyone, (people) => {
        expectSound(people.map((days) => boughtOnDays(days.toSorted((a, b) => a - b))));
      }),
      { numRuns: 40 },
    );
  });
});
