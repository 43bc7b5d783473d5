import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOG } from '../decide/fixtures/shop.ts';
import type { Buyer } from './buyer-state.ts';
import { DAY_MS } from './decay.ts';
import { historyOf, line, onDay } from './history.fixture.ts';
import { mixedStore } from './mixed-store.fixture.ts';
import { profileOf } from './profile.ts';
import { buysWithin, expectedOrders, expectedSpendMinor, orderRate } from './retention.ts';
import { fitRetention } from './retention-fit.ts';

const NOW = onDay(720);
const untried = fitRetention([], NOW);
const learnt = fitRetention(mixedStore, NOW);
const models = fc.constantFrom(untried, learnt);
const boughtOn = (...days: readonly number[]): Buyer =>
  profileOf(historyOf(days.map((day) => line({ order: `o-${day}`, at: onDay(day) }))));

/** Whoever bought on some days of two years, or did so every day. */
const anyone = fc
  .oneof(
    fc.uniqueArray(fc.integer({ min: 0, max: 719 }), { minLength: 1, maxLength: 30 }),
    fc.constant(Array.from({ length: 720 }, (_, day) => day)),
  )
  .map((days) => boughtOn(...days));
const anyDays = fc.integer({ min: 1, max: 365 });

describe('buysWithin', () => {
  it('is a probability that a longer look ahead raises', () => {
    fc.assert(
      fc.property(anyone, models, anyDays, fc.nat(3000), (buyer, model, days, wait) => {
        const at = NOW + wait * DAY_MS;
        const p = buysWithin(buyer, model, days, at);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(buysWithin(buyer, model, days + 30, at)).toBeGreaterThanOrEqual(p - 1e-12);
      }),
    );
  });

  it('is lowered by every day of silence', () => {
    fc.assert(
      fc.property(anyone, models, fc.nat(3000), (buyer, model, wait) => {
        const p = (days: number) => buysWithin(buyer, model, model.horizonDays, NOW + days * DAY_MS);
        expect(p(wait + 1)).toBeLessThanOrEqual(p(wait) + 1e-12);
      }),
    );
  });

  it('is 0 for a person who never ordered and for no time at all', () => {
    expect(buysWithin(boughtOn(), untried, 30, NOW)).toBe(0);
    expect(buysWithin(boughtOn(700), untried, 0, NOW)).toBe(0);
  });

  it('treats a last order in the future as now', () => {
    const [now, later] = [boughtOn(600, 720), boughtOn(600, 5000)];
    expect(buysWithin({ ...later, decayed: now.decayed }, untried, 30, NOW)).toBeGreaterThan(0.2);
    expect(buysWithin(boughtOn(5000), untried, 30, NOW)).toBe(buysWithin(boughtOn(5001), untried, 30, NOW));
  });

  it('falls to nothing for an order of 1970 and stays a probability for an order every day', () => {
    expect(buysWithin({ ...boughtOn(0), firstAt: 1, lastAt: 1 }, learnt, 90, NOW)).toBeLessThan(1e-6);
    const daily = { ...boughtOn(719), orders: 10_000, days: 10_000, decayed: 181, recent: 61, firstAt: 1 };
    expect(buysWithin(daily, learnt, 90, NOW)).toBeGreaterThan(0.9);
    expect(buysWithin(daily, learnt, 90, NOW)).toBeLessThanOrEqual(1);
  });

  it('takes a profile that was put before days and recent orders were counted', () => {
    const { days: _, recent: __, ...older } = boughtOn(500, 600, 700);
    const p = buysWithin(older, learnt, 90, NOW);
    expect(p).toBeCloseTo(buysWithin(boughtOn(500, 600, 700), learnt, 90, NOW), 1);
  });

  it('takes the model of an older fit for none', () => {
    const older = CATALOG.model.retention;
    expect('slope' in older).toBe(true);
    expect(buysWithin(boughtOn(700), older, 90, NOW)).toBe(buysWithin(boughtOn(700), untried, 90, NOW));
  });
});

describe('expectedOrders', () => {
  it('are never fewer than the probability of one, and more the longer one looks', () => {
    fc.assert(
      fc.property(anyone, models, anyDays, (buyer, model, days) => {
        const expected = expectedOrders(buyer, model, days, NOW);
        expect(expected).toBeGreaterThanOrEqual(buysWithin(buyer, model, days, NOW));
        expect(expectedOrders(buyer, model, days + 30, NOW)).toBeGreaterThanOrEqual(expected);
        expect(expected).toBeLessThan(1e6);
      }),
    );
  });

  it('are about as many as a monthly buyer places', () => {
    const monthly = boughtOn(...Array.from({ length: 24 }, (_, month) => month * 30));
    expect(expectedOrders(monthly, learnt, 90, NOW)).toBeGreaterThan(2);
    expect(expectedOrders(monthly, learnt, 90, NOW)).toBeLessThan(4.5);
  });
});

describe('expectedSpendMinor', () => {
  it('weighs who spends 500 an order a hundred times more than who spends 5 when the store knows both', () => {
    const buyer = boughtOn(...Array.from({ length: 24 }, (_, month) => month * 30));
    const spend = (order: number) =>
      expectedSpendMinor({ ...buyer, spentMinor: 24 * order }, { ...learnt, lnValue: 0 }, 90, NOW);
    expect(spend(50_000) / spend(500)).toBeGreaterThan(20);
  });
});

describe('orderRate', () => {
  it('does not level off for who orders often', () => {
    const daily = boughtOn(...Array.from({ length: 700 }, (_, day) => day + 20));
    const monthly = boughtOn(...Array.from({ length: 24 }, (_, month) => month * 30));
    expect(orderRate(daily, learnt, NOW)).toBeGreaterThan(orderRate(monthly, learnt, NOW));
  });
});
