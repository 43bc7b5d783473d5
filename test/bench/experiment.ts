// How often the statistics of experiments are wrong, and how soon they are right: simulated, looked at 100 times.
import { peeked, type Trial } from '../../shared/experiment/peeking.fixture.ts';
import { median, type Row } from './row.ts';

const none: Trial = {
  ...{ runs: 2000, batches: 100, batchVisitors: 300, rate: 0.05, lift: 0, controlShare: 0.5, variants: 1 },
  ...{ measure: 'conversion', spending: 'ordinary', lateBatches: 0 },
};
const revenue = { ...none, measure: 'revenue' } as const;
const trials: Readonly<Record<string, Trial>> = {
  conversion: none,
  'a tenth held out': { ...none, controlShare: 0.1 },
  'three variants': { ...none, controlShare: 0.25, variants: 3 },
  revenue,
  'a tenth held out, revenue': { ...revenue, controlShare: 0.1 },
  'wholesalers, 20% buy': { ...revenue, rate: 0.2, spending: 'wholesale' },
  'late, a tenth taken back': { ...revenue, lateBatches: 7 },
};
const LIFTS = [-0.3, 0.2, 0.5];

/** Each trial without a difference, then with some; 30,000 visitors, of whom 5% buy. */
export async function experimentBench(): Promise<Row[]> {
  return Object.entries(trials).flatMap(([column, trial]) =>
    [...withoutDifference(trial), ...LIFTS.flatMap((lift) => withLift(trial, lift))].map((row) => ({
      ...{ bench: 'experiment', column, digits: 1, ...row },
    })),
  );
}

type Figure = Pick<Row, 'what' | 'value' | 'unit'> & Pick<Partial<Row>, 'goal' | 'digits'>;

function withoutDifference(trial: Trial): Figure[] {
  const { verdict, naive, mismatch } = peeked(trial);
  return [
    { what: 'verdicts where there is no difference', value: verdict * 100, unit: '%', goal: '≤ 5' },
    { what: 'the same by an interval for a single look', value: naive * 100, unit: '%' },
    { what: 'shares said to mismatch at some look', value: mismatch * 100, unit: '%' },
  ];
}

function withLift(trial: Trial, lift: number): Figure[] {
  // While orders are on their way, or can be taken back, there is no one true difference to look for.
  const { verdict, missed, stoppedAfter } = peeked({ ...trial, lift, runs: trial.runs / 4 });
  const by = `${lift > 0 ? '+' : '−'}${Math.abs(Math.round(lift * 100))}%`;
  const inside = { what: `${by}: inside the interval at all looks`, value: (1 - missed) * 100, unit: '%' };
  return [
    ...(trial.lateBatches === 0 ? [{ ...inside, goal: '≥ 95' }] : []),
    { what: `${by}: seen`, value: verdict * 100, unit: '%' },
    { what: `${by}: visitors when seen, median`, value: median(stoppedAfter), unit: '', digits: 0 },
  ];
}
