import { expect, it } from 'vitest';
import { ALPHA } from './comparison.ts';
import { peeked, type Trial } from './peeking.fixture.ts';
import { sequenceErrors, visitorsFor } from './visitors-needed.ts';

const same: Trial = {
  ...{ runs: 1000, batches: 100, batchVisitors: 200, rate: 0.05, lift: 0, controlShare: 0.5, variants: 1 },
  ...{ measure: 'conversion', spending: 'ordinary', lateBatches: 0 },
};
const wholesale = { rate: 0.2, batchVisitors: 150, measure: 'revenue', spending: 'wholesale' } as const;

it.each([
  ['conversion', same],
  ['conversion with a tenth held out', { ...same, controlShare: 0.1 }],
  ['three variants', { ...same, controlShare: 0.25, variants: 3 }],
  ['revenue with a tenth held out', { ...same, controlShare: 0.1, measure: 'revenue' }],
  ['revenue with wholesalers', { ...same, ...wholesale }],
  ['revenue that comes late and is taken back', { ...same, measure: 'revenue', lateBatches: 7 }],
] satisfies [string, Trial][])(
  '%s: at most one in twenty of 1,000 experiments without a difference is ever given a verdict in 100 looks',
  (_, trial) => {
    const { verdict, compared } = peeked(trial);
    expect(verdict).toBeLessThanOrEqual(ALPHA);
    expect(compared).toBeGreaterThan(0.9);
  },
);

it('would be fooled more than five times as often by an interval that may be read once', () => {
  expect(peeked({ ...same, runs: 300 }).naive).toBeGreaterThan(5 * ALPHA);
});

it.each([
  ['conversion', { ...same, lift: 0.2 }],
  ['conversion with a tenth held out', { ...same, lift: 0.2, controlShare: 0.1 }],
  ['conversion made worse', { ...same, lift: -0.5 }],
  ['revenue', { ...same, lift: 0.5, measure: 'revenue' }],
  ['revenue with wholesalers', { ...same, ...wholesale, lift: 0.5 }],
] satisfies [string, Trial][])(
  '%s: the true difference is inside the interval at all 100 looks of at least 19 in 20 experiments',
  (_, trial) => {
    const { missed, compared } = peeked({ ...trial, runs: 400 });
    expect(missed).toBeLessThanOrEqual(ALPHA);
    expect(compared).toBeGreaterThan(0.9);
  },
);

it('sees a lift of a fifth in four of five experiments with the visitors it says it needs, mostly sooner', () => {
  const plan = {
    variance: 0.1 * 0.9,
    difference: 0.1 * 0.2,
    variantShare: 0.5,
    errors: sequenceErrors(ALPHA),
  };
  const visitors = Math.ceil(visitorsFor(plan));
  const trial = { ...same, rate: 0.1, lift: 0.2, batchVisitors: Math.ceil(visitors / 100), runs: 400 };
  const { verdict, stoppedAfter } = peeked(trial);
  expect(verdict).toBeGreaterThan(0.8);
  expect(stoppedAfter[Math.floor(stoppedAfter.length / 2)]).toBeLessThan(visitors * 0.7);
});
