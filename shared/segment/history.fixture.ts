// Histories for tests: one line with what matters given, and any history at all.
import fc from 'fast-check';
import { DAY_MS } from './decay.ts';
import type { HistoryLine, PersonHistory } from './profile.ts';

/** Noon of that many days after 1 January 2024. */
export const onDay = (day: number): number => Date.UTC(2024, 0, 1, 12) + day * DAY_MS;

/** A paid line of one coffee on day 0, but for what is given. */
export function line(given: Partial<HistoryLine>): HistoryLine {
  const { quantity = 1, priceMinor = 1000 } = given;
  return {
    ...{ order: 'o-1', at: onDay(0), product: 'coffee', quantity, priceMinor },
    ...{ totalMinor: quantity * priceMinor, subscription: false, cancelled: false },
    ...given,
  };
}

/** A history of these lines and nothing else. */
export const historyOf = (lines: readonly HistoryLine[]): PersonHistory => ({
  ...{ lines, tags: [], attributes: {}, subscribed: 'unknown' },
});

/** Any lines: few products and moments, so that they meet. */
export const anyLines = fc.array(
  fc.record({
    order: fc.constantFrom('a', 'b', 'c', 'd'),
    at: fc.integer({ min: 0, max: 40 }).map((half) => onDay(half / 2)),
    product: fc.constantFrom('coffee', 'tea', 'soap', 'POST'),
    variant: fc.constantFrom(undefined, 'small', 'large'),
    category: fc.constantFrom(undefined, 'drinks', 'home'),
    quantity: fc.integer({ min: -3, max: 5 }),
    priceMinor: fc.integer({ min: 0, max: 5000 }),
    totalMinor: fc.integer({ min: -5000, max: 5000 }),
    subscription: fc.boolean(),
    cancelled: fc.boolean(),
  }),
  { maxLength: 30 },
);
