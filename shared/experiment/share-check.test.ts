import { expect, it } from 'vitest';
import { armOf } from './arm.fixture.ts';
import { shareCheck } from './share-check.ts';

const checked = (...arms: [visitors: number, share: number][]) =>
  shareCheck(arms.map(([visitors, share], i) => armOf(`${i}`, share, visitors, 0)));

// Kohavi, Tang, Xu, "Trustworthy Online Controlled Experiments" (2020), chapter 3; Wikipedia, "Sample ratio mismatch";
// the calculator of srm.osc.garden.
it.each([
  [821_588, 815_482, 1.8e-6, 0.1e-6],
  [600, 400, 2.54e-10, 0.02e-10],
  [44_000, 45_000, 0.0008, 0.00005],
])('%d against %d of equal shares has the published probability %d', (a, b, published, within) => {
  const { probability, mismatch } = checked([a, 1], [b, 1]);
  expect(Math.abs((probability ?? 1) - published)).toBeLessThan(within);
  expect(mismatch).toBe(true);
});

it('takes a small chance for chance', () => {
  expect(checked([10_000, 0.5], [10_050, 0.5])).toMatchObject({ mismatch: false });
});

it('knows shares that are not equal, by proportion alone', () => {
  const { arms, mismatch } = checked([1000, 1], [4480, 4.5], [4520, 4.5]);
  expect(arms.map(({ expected }) => expected)).toEqual([1000, 4500, 4500]);
  expect(mismatch).toBe(false);
  expect(checked([1000, 10], [4480, 45], [4520, 45])).toEqual(checked([1000, 1], [4480, 4.5], [4520, 4.5]));
});

it('sees that an arm gets nobody', () => {
  expect(checked([100, 1], [0, 1]).mismatch).toBe(true);
});

it('leaves an arm without a share out', () => {
  expect(checked([500, 1], [500, 1], [300, 0])).toEqual(checked([500, 1], [500, 1]));
});

it.each([
  [
    'few visitors',
    [
      [4, 1],
      [0, 1],
    ],
  ],
  [
    'a tiny share',
    [
      [1000, 1],
      [0, 0.004],
    ],
  ],
  ['one arm', [[1000, 1]]],
  [
    'nobody',
    [
      [0, 1],
      [0, 1],
    ],
  ],
  ['no arm', []],
] satisfies [string, [number, number][]][])('says nothing of %s', (_, arms) => {
  expect(checked(...arms)).toMatchObject({ probability: null, mismatch: false });
});
