import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../segment/decay.ts';
import { anyLines } from '../segment/history.fixture.ts';
import { purchasesOf } from './purchases.ts';
import { tempoHistory, tempoOf } from './tempo.ts';

describe('tempoOf', () => {
  it('sums the gaps of each product, and those between days with any purchase', () => {
    const tempo = tempoOf([{ days: [0, 10, 40] }, { days: [4] }, { days: [10, 15] }]);
    expect(tempo).toMatchObject({ gaps: 3, orderGaps: 4, lastAt: 40 * DAY_MS });
    expect(tempo?.sumLnGap).toBeCloseTo(Math.log(10 * 30 * 5), 12);
    expect(tempo?.sumLnOrderGap).toBeCloseTo(Math.log(4 * 6 * 5 * 25), 12);
  });

  it('is nothing for who bought nothing', () => {
    expect(tempoOf([])).toBeNull();
  });
});

describe('tempoHistory', () => {
  it('is on any day the tempo of what was bought before it', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 19_700, max: 19_760 }), (lines, day) => {
        const bought = purchasesOf(lines);
        const known = bought.map(({ days }) => ({ days: days.filter((one) => one < day) }));
        const then = tempoHistory(bought)(day);
        const expected = tempoOf(known.filter(({ days }) => days.length > 0));
        expect(then === null).toBe(expected === null);
        for (const [name, value] of Object.entries(expected ?? {})) {
          expect(Object.entries(then ?? {}).find(([key]) => key === name)?.[1]).toBeCloseTo(value, 9);
        }
      }),
    );
  });
});
