import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replenishFit } from '../replenish/fit.ts';
import type { StoreModel } from '../schema/catalog.ts';
import { historyOf, line, onDay } from './history.fixture.ts';
import { mixedStore } from './mixed-store.fixture.ts';
import { profileOf } from './profile.ts';
import { fitRetention } from './retention-fit.ts';
import { rfmBounds } from './rfm.ts';
import { stageOf } from './stage.ts';

/** A store where 100 customers bought 1 to 10 times, the last time spread over a year. */
const customers = Array.from({ length: 100 }, (_, i) => ({
  ...{ lastAt: onDay(i * 3.65), orders: 1 + (i % 10), spentMinor: 1000 * (1 + (i % 10)) },
}));
const model: StoreModel = {
  replenish: replenishFit(onDay(365)).result().model,
  retention: fitRetention([], onDay(365)),
  rfm: rfmBounds(customers),
};
/** What a store learns of which half the people come every month. */
const learnt = fitRetention(mixedStore, onDay(720));
const boughtOn = (...days: number[]) =>
  profileOf(historyOf(days.map((day) => line({ order: `o-${day}`, at: onDay(day) }))));
const stage = (profile: ReturnType<typeof boughtOn> | null, day: number, visits = 1) =>
  stageOf(profile, visits, model, undefined, onDay(day));
const monthly = [90, 120, 150, 180, 210, 240, 270, 300, 330, 360];

describe('stageOf', () => {
  it('is new on the first visit and returning after it, while there is no order', () => {
    expect(stage(null, 0, 0)).toBe('new');
    expect(stage(null, 0, 1)).toBe('new');
    expect(stage(null, 0, 2)).toBe('returning');
    expect(stage(boughtOn(), 0, 5)).toBe('returning');
  });

  it('goes from first-time over at-risk to lapsed as time passes after one order', () => {
    const once = boughtOn(0);
    expect([0, 30, 120, 720].map((day) => stage(once, day))).toEqual([
      'first-time',
      'first-time',
      'at-risk',
      'lapsed',
    ]);
  });

  it('is loyal at the top of recency, frequency and money, active below it', () => {
    expect(stage(boughtOn(...monthly), 365)).toBe('loyal');
    expect(stage(boughtOn(300, 360), 365)).toBe('active');
  });

  it('puts a loyal customer who went silent at risk', () => {
    expect(stage(boughtOn(...monthly), 360 + 200)).toBe('at-risk');
  });

  it('moves its limits with the config', () => {
    const stages = { atRisk: 0.95, lapsed: 0.5 };
    expect(stageOf(boughtOn(0), 1, model, stages, onDay(20))).toBe('at-risk');
    expect(stageOf(boughtOn(0), 1, model, stages, onDay(120))).toBe('lapsed');
  });

  it('knows no loyal customer before the store has a model', () => {
    expect(stageOf(boughtOn(...monthly), 1, null, undefined, onDay(365))).toBe('active');
  });

  it('is some stage of a buyer for orders of 1970, of the future, by the thousand, or under an older model', () => {
    const once = boughtOn(0);
    const odd = [
      { ...once, firstAt: 1, lastAt: 1 },
      { ...once, firstAt: onDay(9000), lastAt: onDay(9000) },
      { ...once, orders: 10_000, days: 10_000, decayed: 181, recent: 61, firstAt: 1 },
      { ...once, orders: 3, firstAt: 0, decayed: 0, spentMinor: -1e12 },
    ];
    const older = { intercept: 1, slope: 1, silence: 1, horizonDays: 90, shape: 1 };
    for (const retention of [model.retention, learnt, older]) {
      const stages = odd.map((one) => stageOf(one, 1, { ...model, retention }, undefined, onDay(30)));
      expect(stages[0]).toBe('lapsed');
      expect(stages[1]).toBe('first-time');
      for (const one of stages.slice(2)) expect(['active', 'loyal', 'at-risk', 'lapsed']).toContain(one);
    }
  });

  it('never goes back as time passes without an order', () => {
    const rank = { new: 0, returning: 0, 'first-time': 0, active: 0, loyal: 0, 'at-risk': 1, lapsed: 2 };
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 365 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(days, fc.nat(2000), fc.nat(2000), fc.boolean(), (bought, wait, more, taught) => {
        const own = taught ? { ...model, retention: learnt } : model;
        const stage = (profile: ReturnType<typeof boughtOn>, day: number) =>
          stageOf(profile, 1, own, undefined, onDay(day));
        const profile = boughtOn(...bought);
        const last = Math.max(...bought);
        expect(rank[stage(profile, last)]).toBe(0);
        expect(rank[stage(profile, last + wait + more)]).toBeGreaterThanOrEqual(
          rank[stage(profile, last + wait)],
        );
      }),
    );
  });
});
