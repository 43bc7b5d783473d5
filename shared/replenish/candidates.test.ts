import { describe, expect, it } from 'vitest';
import { dayOf } from '../segment/decay.ts';
import { onDay } from '../segment/history.fixture.ts';
import { candidateSample } from './candidates.ts';
import { pastGapSample } from './past-gaps.ts';

const NOW = onDay(400);
const boughtOn = (days: readonly number[], product = 'coffee') => ({
  ...{ product, variant: undefined, category: undefined, lastAt: onDay(days.at(-1) ?? 0) },
  ...{ days: days.map((day) => dayOf(onDay(day))), quantities: days.map(() => 1) },
});
const candidatesOf = (...days: (readonly number[])[]) => {
  const sample = candidateSample(NOW);
  sample.add(days.map((list, i) => boughtOn(list, `p-${i}`)));
  return sample.items;
};

describe('candidateSample', () => {
  it('asks of each of eight fortnights what was bought again in it, knowing only what came before', () => {
    const items = candidatesOf([200, 230, 260, 350, 390]);
    expect(items.map(({ state, again }) => [state.buys, again])).toEqual([
      ...[
        [4, true],
        [4, false],
        [4, false],
        [3, true],
        [3, false],
        [3, false],
        [3, false],
        [3, false],
      ],
    ]);
    expect(items[0]?.later).toEqual({ gaps: 1, sumLnGap: Math.log(40) });
    expect(items[7]?.later.gaps).toBe(2);
  });

  it('takes the rest of the customer’s purchases up to the day into account', () => {
    const [first] = candidatesOf([300, 320], [310, 325, 399]);
    expect(first?.state.ordersSince).toBe(1);
    expect(first?.tempo).toMatchObject({ gaps: 2, orderGaps: 3, lastAt: dayOf(onDay(325)) * 86_400_000 });
  });

  it('leaves out what was bought once, long ago, or by somebody long gone', () => {
    expect(candidatesOf([390])).toEqual([]);
    expect(candidatesOf([-200, -100], [100, 380]).map(({ product }) => product)).not.toContain('p-0');
    expect(candidatesOf([0, 20])).toEqual([]);
  });
});

describe('pastGapSample', () => {
  it('holds the gaps after two purchases or more that ended within the year', () => {
    const sample = pastGapSample(NOW);
    sample.add([boughtOn([-100, -50, 0, 60, 100]), boughtOn([390, 395], 'tea')]);
    expect(sample.items.map(({ gapDays, state }) => [gapDays, state.buys])).toEqual([
      [60, 3],
      [40, 4],
    ]);
    expect(sample.items[0]?.later).toEqual({ gaps: 2, sumLnGap: Math.log(60) + Math.log(40) });
    expect(sample.items[0]?.tempo).toMatchObject({ gaps: 2, lastAt: dayOf(onDay(0)) * 86_400_000 });
  });
});
