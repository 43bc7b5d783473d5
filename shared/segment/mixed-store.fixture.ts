// A store for tests: half of the people buy every month to the end, half bought once in the first year.
import { dayOf } from './decay.ts';
import { onDay } from './history.fixture.ts';
import type { OrderHistory } from './order-history.ts';

/** A history with an order of 10.00 on each of these days. */
export const boughtOnDays = (days: readonly number[]): OrderHistory => ({
  days: days.map((day) => dayOf(onDay(day))),
  spentMinor: days.map(() => 1000),
});

/** 400 people over 720 days. */
export const mixedStore: readonly OrderHistory[] = Array.from({ length: 400 }, (_, i) =>
  boughtOnDays(i % 2 === 0 ? Array.from({ length: 24 }, (_, month) => month * 30 + (i % 30)) : [i % 365]),
);
