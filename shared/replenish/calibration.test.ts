import { describe, expect, it } from 'vitest';
import { dayOf } from '../segment/decay.ts';
import { onDay } from '../segment/history.fixture.ts';
import { calibration } from './calibration.ts';
import { type BareModel, nextNeed } from './need.ts';
import { sumLnGap } from './pair.ts';

const NOW = onDay(400);
const model: BareModel = {
  ...{ sigma2: 0.4, kappa: 1, lnGap: Math.log(30), repeatShare: 0.5, repeat: [0.3, 0.5, 0.7, 0.9] },
};
const purchasesOn = (days: readonly number[]) => {
  const utc = days.map((day) => dayOf(onDay(day)));
  const lastAt = onDay(days.at(-1) ?? 0);
  return { product: 'coffee', variant: undefined, lastAt, days: utc, quantities: days.map(() => 1) };
};
const every = (gap: number, from: number, until: number) =>
  Array.from({ length: Math.floor((until - from) / gap) + 1 }, (_, i) => from + i * gap);

describe('calibration', () => {
  it('sets thresholds from which nudges of the past were followed by a purchase as often as promised', () => {
    const past = calibration(NOW);
    const people = Array.from({ length: 120 }, (_, i) => every(20 + (i % 50), i % 30, i % 3 ? 400 : 200));
    for (const days of people) past.add([purchasesOn(days)]);
    const thresholds = past.thresholds(model, new Map());
    for (const [confidence, promised] of [
      ['cautious', 0.5],
      ['balanced', 0.3],
      ['eager', 0.15],
    ] as const) {
      const shown = people.flatMap((days) => outcomes(days)).filter((o) => o.p >= thresholds[confidence]);
      expect(shown.length).toBeGreaterThanOrEqual(30);
      expect(shown.filter((o) => o.again).length / shown.length).toBeGreaterThanOrEqual(promised);
    }
  });

  it('asks for much while the past is too thin to tell', () => {
    const past = calibration(NOW);
    past.add([purchasesOn(every(20, 0, 400))]);
    expect(past.thresholds(model, new Map())).toEqual({ cautious: 0.4, balanced: 0.2, eager: 0.1 });
  });

  it('comes to nearly the same thresholds from a thinned past', () => {
    const few = calibration(NOW);
    const many = calibration(NOW);
    for (let i = 0; i < 4000; i++) {
      const purchases = purchasesOn(every(20 + (i % 50), i % 30, i % 3 ? 400 : 200));
      if (i < 2000) few.add([purchases]);
      many.add([purchases]);
    }
    const expected = few.thresholds(model, new Map());
    const thinned = many.thresholds(model, new Map());
    expect(thinned.cautious).toBeCloseTo(expected.cautious, 2);
    expect(thinned.balanced).toBeCloseTo(expected.balanced, 2);
    expect(thinned.eager).toBeCloseTo(expected.eager, 2);
  });
});

/** What the model said at each of the eight cuts, and what came. */
function outcomes(days: readonly number[]) {
  const cuts = [1, 2, 3, 4, 5, 6, 7, 8].map((k) => 400 - 14 * k);
  return cuts.flatMap((cut) => {
    const before = days.filter((day) => day <= cut);
    const last = before.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (before.length < 2 || last <= cut - 180) return [];
    const state = { buys: before.length, sumLnGap: sumLnGap(before), lastAt: onDay(last) };
    const p = nextNeed(state, undefined, model, onDay(cut)).probability(14);
    return [{ p, again: days.some((day) => day > cut && day <= cut + 14) }];
  });
}
