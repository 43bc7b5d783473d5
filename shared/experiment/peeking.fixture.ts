// Made-up experiments that are looked at after every batch of visitors, to see how often the statistics are wrong.
import type { ArmSums } from './arm-sums.ts';
import { comparison } from './comparison.ts';
import { shareCheck } from './share-check.ts';
import { conversionOf, revenueOf } from './value-sums.ts';

type Chance = () => number;

/** Evenly spread over [0, 1): mulberry32. */
const chanceFrom = (seed: number): Chance => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
};

const logNormal = (chance: Chance, middle: number, spread: number) =>
  middle * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance()));

/** What an order comes to, and its mean. */
const SPENDING = {
  /** As orders of most shops. */
  ordinary: { draw: (chance: Chance) => logNormal(chance, 5000, 0.8), mean: 5000 * Math.exp(0.32) },
  /** One order in a hundred is a wholesaler's, and brings more than a third of the revenue. */
  wholesale: {
    draw: (chance: Chance) =>
      chance() < 0.01 ? logNormal(chance, 150_000, 1) : logNormal(chance, 5000, 0.8),
    mean: 0.99 * 5000 * Math.exp(0.32) + 0.01 * 150_000 * Math.exp(0.5),
  },
} as const;

export type Trial = {
  readonly runs: number;
  readonly batches: number;
  readonly batchVisitors: number;
  readonly rate: number;
  /** The variants' rate against the control's, less 1. */
  readonly lift: number;
  readonly controlShare: number;
  readonly variants: number;
  readonly measure: 'conversion' | 'revenue';
  readonly spending: keyof typeof SPENDING;
  /** Orders come up to so many batches after the visitor; one in ten is cancelled that many after it came. */
  readonly lateBatches: number;
};

type Arm = { -readonly [K in Exclude<keyof ArmSums, 'margin'>]: ArmSums[K] };
type Change = { readonly arm: Arm; readonly orders: 1 | -1; readonly revenueMinor: number };
type Seen = { compared: boolean; missed: boolean; mismatch: boolean; naive: boolean; stoppedAfter: number };

/**
 * Shares of the runs in which, at any look: a verdict was given, the true difference was outside its interval, the shares
 * were said to mismatch, and a verdict would have been given by the interval of a single look (`naive`). `compared`: those
 * that came to a comparison at all. `stoppedAfter`: visitors at the first verdict, fewest first. The same for the same trial.
 */
export function peeked(trial: Trial) {
  const runs = Array.from({ length: trial.runs }, (_, run) => oneRun(trial, chanceFrom(run * 7919 + 1)));
  const stoppedAfter = runs.map((seen) => seen.stoppedAfter).filter((visitors) => visitors > 0);
  const share = (what: (seen: Seen) => boolean) => runs.filter(what).length / trial.runs;
  return {
    verdict: stoppedAfter.length / trial.runs,
    missed: share(({ missed }) => missed),
    mismatch: share(({ mismatch }) => mismatch),
    naive: share(({ naive }) => naive),
    compared: share(({ compared }) => compared),
    stoppedAfter: stoppedAfter.sort((a, b) => a - b),
  };
}

function oneRun(trial: Trial, chance: Chance): Seen {
  const arms = armsOf(trial);
  const seen = { compared: false, missed: false, mismatch: false, naive: false, stoppedAfter: 0 };
  const later = new Map<number, Change[]>();
  for (let batch = 0; batch < trial.batches; batch++) {
    visit(trial, batch, arms, later, chance);
    for (const change of later.get(batch) ?? []) apply(change);
    later.delete(batch);
    look(trial, arms, seen);
  }
  return seen;
}

function armsOf({ variants, controlShare }: Trial): Arm[] {
  const empty = { visitors: 0, converted: 0, orders: 0, revenueMinor: 0, revenueSquares: 0 };
  return Array.from({ length: variants + 1 }, (_, i) => ({
    ...{ id: `${i}`, shareIntended: i === 0 ? controlShare : (1 - controlShare) / variants, ...empty },
  }));
}

function look({ measure, spending, rate, lift }: Trial, arms: readonly Arm[], seen: Seen) {
  const truth = rate * lift * (measure === 'conversion' ? 1 : SPENDING[spending].mean);
  seen.mismatch ||= shareCheck(arms).mismatch;
  const [control, ...variants] = arms.map(measure === 'conversion' ? conversionOf : revenueOf);
  for (const variant of variants) {
    const result = comparison(control ?? variant, variant, variants.length);
    if (result.status !== 'compared') continue;
    const { difference, verdict, probabilityBetter } = result;
    seen.compared = true;
    seen.missed ||= difference.low > truth || difference.high < truth;
    seen.naive ||= Math.abs(probabilityBetter - 0.5) > 0.475;
    if (verdict !== 'undecided') seen.stoppedAfter ||= arms.reduce((sum, { visitors }) => sum + visitors, 0);
  }
}

function visit(
  trial: Trial,
  batch: number,
  arms: readonly Arm[],
  later: Map<number, Change[]>,
  chance: Chance,
) {
  const { batchVisitors, controlShare, variants, rate, lift, spending, lateBatches } = trial;
  const put = (at: number, change: Change) => {
    const changes = later.get(at) ?? [];
    later.set(at, changes);
    changes.push(change);
  };
  for (let i = 0; i < batchVisitors; i++) {
    const index = chance() < controlShare ? 0 : 1 + Math.floor(chance() * variants);
    const arm = arms[index];
    if (!arm) continue;
    arm.visitors++;
    if (chance() >= (index === 0 ? rate : rate * (1 + lift))) continue;
    const revenueMinor = SPENDING[spending].draw(chance);
    const at = batch + Math.floor(chance() * (lateBatches + 1));
    put(at, { arm, orders: 1, revenueMinor });
    if (lateBatches > 0 && chance() < 0.1) put(at + lateBatches, { arm, orders: -1, revenueMinor });
  }
}

function apply({ arm, orders, revenueMinor }: Change) {
  arm.converted += orders;
  arm.orders += orders;
  arm.revenueMinor += orders * revenueMinor;
  arm.revenueSquares += orders * revenueMinor ** 2;
}
