// Learns a store's retention model from its own past: the dropout model by likelihood, and what to make of its answer
// from states at the beginning of periods of 90 days and what was ordered in them.

import { drained } from '../recommend/drained.ts';
import type { RetentionModel } from '../schema/catalog.ts';
import { countBites } from './count-fit.ts';
import { dayOf } from './decay.ts';
import type { BuyingRecord } from './dropout.ts';
import { dropoutBites } from './dropout-fit.ts';
import type { OrderHistory } from './order-history.ts';
import { type OrderMean, orderValueBites } from './order-value.ts';
import { HORIZON_DAYS, lessonBites } from './past-periods.ts';
import { probabilityBites } from './probability-fit.ts';

const MAX_CUSTOMERS = 5000;

/** Learns from histories as of `now` (ms); orders dated later are left out. Of many customers an even sample is taken;
 * without any, the answer is what holds before a store has a past. */
export const fitRetention = (histories: readonly OrderHistory[], now: number): RetentionModel =>
  drained(retentionBites(histories, now));

/** The same; yields between bites of work. */
export function* retentionBites(
  histories: readonly OrderHistory[],
  now: number,
): Generator<undefined, RetentionModel> {
  const today = dayOf(now);
  const known = histories.map((history) => until(history, today)).filter(({ days }) => days.length > 0);
  const stride = Math.ceil(known.length / MAX_CUSTOMERS);
  const sample = known.filter((_, i) => i % stride === 0);
  const dropout = yield* dropoutBites(sample.map((history) => recordOf(history, today)));
  yield;
  const means = sample.flatMap(meanOf);
  const lnValue = means.reduce((sum, { mean }) => sum + Math.log(mean), 0) / Math.max(1, means.length);
  yield;
  const lessons = yield* lessonBites(sample, today);
  yield;
  const probability = yield* probabilityBites(lessons, dropout, lnValue);
  yield;
  const counts = yield* countBites(lessons, dropout);
  yield;
  const value = yield* orderValueBites(means);
  return { ...{ dropout, horizonDays: HORIZON_DAYS, lnValue }, ...probability, counts, value };
}

/** The order days up to `today`; that day's are still coming in. */
function until({ days, spentMinor }: OrderHistory, today: number): OrderHistory {
  const known = days.filter((day) => day < today).length;
  return { days: days.slice(0, known), spentMinor: spentMinor.slice(0, known) };
}

function recordOf({ days }: OrderHistory, today: number): BuyingRecord {
  const first = days[0] ?? today;
  const last = days.at(-1) ?? first;
  return { repeats: days.length - 1, lastAge: last - first, age: today - first };
}

function meanOf({ days, spentMinor }: OrderHistory): OrderMean[] {
  const spent = spentMinor.reduce((sum, minor) => sum + minor, 0);
  return spent > 0 ? [{ mean: spent / days.length, count: days.length }] : [];
}
