import { expect, it } from 'vitest';
import { type GroupTally, latestSeen, type Phase, runsOf } from './campaign-runs.ts';
import { incrementalOf } from './incremental.ts';

const phase = (since: number, changes: Partial<Phase> = {}): Phase => ({
  ...{ since, kind: 'welcome', experiment: 'first', holdout: 0.5, control: 0, days: 7 },
  variants: [{ id: 'a', weight: 1 }],
  ...changes,
});

/** So many visitors of whom every tenth bought for `minor`. */
const group = (
  part: number,
  side: GroupTally['side'],
  visitors: number,
  minor = 1000,
  variant = 'a',
): GroupTally => ({
  ...{ part, variant, side },
  tally: {
    ...{ visitors, converted: visitors / 10, orders: visitors / 10, revenueMinor: (visitors / 10) * minor },
    revenueSquares: (visitors / 10) * minor ** 2,
  },
});

it('begins a run where the split changes, and goes on with it where it comes back', () => {
  const phases = [phase(2), phase(3, { control: 0.1 }), phase(4, { holdout: 0.1 }), phase(5)];
  const tallies = [2, 3, 4, 5].map((since) => group(since, 'shown', since * 10));
  const runs = runsOf(phases, tallies);
  expect(
    runs.map(({ since, holdout, current, variants }) => [since, holdout, current, variants[0]?.visitors]),
  ).toEqual([
    [2, 0.5, true, 20 + 30 + 50],
    [4, 0.1, false, 40],
  ]);
});

it('finds the run that went on last of those anybody was exposed in, though another began after it', () => {
  const phases = [phase(2), phase(3, { holdout: 0.1 }), phase(4)];
  const tallies = [group(2, 'shown', 20), group(3, 'shown', 30), group(4, 'shown', 40)];
  const since = (more: Phase[]) => {
    const all = [...phases, ...more];
    return latestSeen(all, runsOf(all, tallies))?.since;
  };
  expect(since([])).toBe(2);
  expect(since([phase(5, { holdout: 0.2 })])).toBe(2);
  expect(since([phase(5, { holdout: 0.1 })])).toBe(3);
  expect(latestSeen(phases, runsOf(phases, []))).toBeUndefined();
});

it('goes on with a run when a variant is added at weight 0, or all weights are multiplied', () => {
  const added = [
    { id: 'a', weight: 2 },
    { id: 'new', weight: 0 },
  ];
  expect(runsOf([phase(2), phase(3, { variants: added })], [])).toHaveLength(1);
});

it('compares with those held out, whatever variant they would have seen, and never with the control group', () => {
  const variants = [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 3 },
  ];
  const tallies = [
    ...[group(2, 'holdout', 100), group(2, 'holdout', 300, 1000, 'b'), group(2, 'control', 900)],
    ...[group(2, 'shown', 100), group(2, 'shown', 300, 1000, 'b')],
  ];
  const [run] = runsOf([phase(2, { variants })], tallies);
  expect(run?.result.control).toEqual({ arm: 'held out', kind: 'holdout' });
  expect(run?.result.arms.map(({ id, visitors }) => [id, visitors])).toEqual([
    ['held out', 400],
    ['a', 100],
    ['b', 300],
  ]);
  expect(run?.result.shares.arms.map(({ expected }) => Math.round(expected))).toEqual([400, 100, 300]);
});

it('claims what would not be there without the campaign', () => {
  const tallies = [group(2, 'holdout', 50_000), group(2, 'shown', 50_000, 1500)];
  const [run] = runsOf([phase(2)], tallies);
  const { revenue, withheld } = incrementalOf(run?.result);
  expect(withheld).toBeNull();
  expect(revenue).toMatchObject({ status: 'compared', verdict: 'better' });
  expect(revenue?.status === 'compared' && revenue.total.value).toBe(50_000 * 0.1 * 500);
});

it('claims nothing without a holdout, with too few visitors, or with shares that do not fit', () => {
  const claimed = (phases: Phase[], ...tallies: GroupTally[]) =>
    incrementalOf(runsOf(phases, tallies)[0]?.result).withheld;
  expect(claimed([phase(2, { holdout: 0 })], group(2, 'shown', 1000))).toBe('no-holdout');
  expect(claimed([phase(2)], group(2, 'holdout', 20), group(2, 'shown', 20))).toBe('too-few');
  expect(claimed([phase(2)], group(2, 'holdout', 9000), group(2, 'shown', 10_000))).toBe(
    'sample-ratio-mismatch',
  );
  expect(claimed([phase(2, { holdout: 1 })], group(2, 'holdout', 1000))).toBe('too-few');
  expect(claimed([])).toBe('no-visitors');
});

it('compares variants with the first one where nobody is held out', () => {
  const variants = [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 1 },
  ];
  const [run] = runsOf(
    [phase(2, { holdout: 0, variants })],
    [group(2, 'shown', 100), group(2, 'shown', 100, 1000, 'b')],
  );
  expect(run?.result.control).toEqual({ arm: 'a', kind: 'first-variant' });
  expect(run?.result.variants.map(({ id }) => id)).toEqual(['b']);
});

it('is a number in every figure where nothing was counted', () => {
  const text = JSON.stringify(runsOf([phase(2), phase(3, { variants: [] })], []));
  expect(text).not.toMatch(/NaN|Infinity/);
});
