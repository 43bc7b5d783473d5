import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf, line, onDay } from './history.fixture.ts';
import { lifetimeValue } from './lifetime-value.ts';
import { mixedStore } from './mixed-store.fixture.ts';
import { profileOf } from './profile.ts';
import { expectedSpendMinor } from './retention.ts';
import { fitRetention } from './retention-fit.ts';

const NOW = onDay(720);
const learnt = fitRetention(mixedStore, NOW);
const boughtOn = (...days: readonly number[]) =>
  profileOf(historyOf(days.map((day) => line({ order: `o-${day}`, at: onDay(day) }))));

describe('lifetimeValue', () => {
  it('is what was spent and what is expected, within its interval', () => {
    const anyone = fc
      .uniqueArray(fc.integer({ min: 0, max: 719 }), { minLength: 1, maxLength: 30 })
      .map((days) => boughtOn(...days));
    fc.assert(
      fc.property(anyone, fc.integer({ min: 1, max: 730 }), (buyer, days) => {
        const value = lifetimeValue(buyer, learnt, days, NOW);
        expect(value.spentMinor).toBe(buyer.spentMinor);
        expect(value.aheadMinor).toBeCloseTo(expectedSpendMinor(buyer, learnt, days, NOW), 6);
        expect(value.lowMinor).toBeGreaterThanOrEqual(buyer.spentMinor);
        expect(value.highMinor).toBeGreaterThanOrEqual(value.lowMinor);
      }),
    );
  });

  it('expects nothing more of somebody who is surely gone, and something of a monthly buyer', () => {
    const gone = lifetimeValue(boughtOn(10), learnt, 365, NOW);
    expect(gone).toMatchObject({ lowMinor: 1000, highMinor: 1000 });
    const monthly = lifetimeValue(
      boughtOn(...Array.from({ length: 24 }, (_, i) => i * 30)),
      learnt,
      365,
      NOW,
    );
    expect(monthly.lowMinor).toBeGreaterThan(24_000);
    expect(monthly.highMinor).toBeGreaterThan(24_000 + 6_000);
  });

  it('is nothing for a person who never ordered', () => {
    expect(lifetimeValue(boughtOn(), learnt, 365, NOW)).toEqual({
      ...{ spentMinor: 0, aheadMinor: 0, lowMinor: 0, highMinor: 0 },
    });
  });
});
