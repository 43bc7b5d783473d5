// A store's past as lessons: where each buyer stood when a period began, and what they ordered in it.
import { type BuyerState, stateAt } from './buyer-state.ts';
import { lastAtMost, type OrderHistory } from './order-history.ts';

/** A buyer's state at the beginning of a period, the order days in it, and whether one came early. `season`: number of
 * the period, 0 the last. */
export type Lesson = {
  readonly state: BuyerState;
  readonly orderDays: number;
  readonly early: boolean;
  readonly season: number;
};

/** Length of a period, and of its early part. */
export const HORIZON_DAYS = 90;
export const EARLY_DAYS = 30;
const MAX_PERIODS = 8;

/** Lessons of the periods that end at day `today` and one after the other before it. A further one needs as much past
 * as it has future, or everybody in it is a new customer. Yields between bites of work. */
export function* lessonBites(
  histories: readonly OrderHistory[],
  today: number,
): Generator<undefined, Lesson[]> {
  const opening = openingDay(histories);
  const periods = Array.from({ length: MAX_PERIODS }, (_, season) => ({
    season,
    day: today - (season + 1) * HORIZON_DAYS,
  })).filter(({ season, day }) => day - opening >= (season === 0 ? 1 : HORIZON_DAYS));
  const lessons: Lesson[] = [];
  for (const { season, day } of periods) {
    for (const history of histories) {
      const one = lesson(history, day, season);
      if (one) lessons.push(one);
    }
    yield;
  }
  return lessons;
}

function lesson(history: OrderHistory, day: number, season: number): Lesson | undefined {
  const known = lastAtMost(history.days, day - 1) + 1;
  const state = stateAt(history, day, known);
  if (!state) return undefined;
  const orderDays = lastAtMost(history.days, day + HORIZON_DAYS - 1) + 1 - known;
  const next = history.days[known];
  return { state, orderDays, early: next !== undefined && next < day + EARLY_DAYS, season };
}

/** The day from which orders are known: one in a hundred may be dated wrongly and lie before it. */
function openingDay(histories: readonly OrderHistory[]): number {
  const firsts = Float64Array.from(histories.map(({ days }) => days[0] ?? 0)).sort();
  return firsts[Math.floor(firsts.length / 100)] ?? 0;
}
