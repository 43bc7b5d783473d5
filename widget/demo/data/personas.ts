// The two customers one can become. Their orders follow fixed days, so that on any date one of them is nearly out
// of coffee and the other has been away for long.
import type { Customer } from '../../../shared/schema/customer.ts';
import type { Order } from '../../../shared/schema/order.ts';
import { type Good, goodById } from './catalogue.ts';
import { orderOf } from './order-of.ts';
import { AT_RISK, LOYAL, type Person } from './people.ts';

type Rhythm = {
  readonly good: string;
  readonly last: number;
  readonly every: number;
  readonly times: number;
};

const RHYTHMS: readonly (readonly [Person, readonly Rhythm[]])[] = [
  [
    LOYAL,
    [
      { good: 'harbour-espresso', last: 20, every: 21, times: 17 },
      { good: 'oat-barista', last: 4, every: 12, times: 28 },
      { good: 'paper-filters', last: 44, every: 45, times: 7 },
    ],
  ],
  [
    AT_RISK,
    [
      { good: 'breakfast-assam', last: 62, every: 35, times: 4 },
      { good: 'wildflower-honey', last: 62, every: 70, times: 2 },
    ],
  ],
];

export const personas: readonly Customer[] = [
  { id: LOYAL.id, email: LOYAL.email, subscribed: 'yes', tags: [] },
  { id: AT_RISK.id, email: AT_RISK.email, subscribed: 'no', tags: [] },
];

/** Their orders, dated back from `today` (midnight UTC, ms). */
export function personaOrders(today: number): Order[] {
  return RHYTHMS.flatMap(([person, rhythms]) =>
    [...basketsOf(rhythms)].map(([daysAgo, goods], index) => {
      const lines = goods.map((good) => ({ good, quantity: 1 }));
      return orderOf(person, index, { daysAgo, lines, cancelled: false }, today);
    }),
  );
}

/** What was bought on which day, oldest first. */
function basketsOf(rhythms: readonly Rhythm[]): Map<number, Good[]> {
  const days = rhythms.flatMap(({ good, last, every, times }) =>
    Array.from({ length: times }, (_, index) => ({ daysAgo: last + index * every, good: goodById(good) })),
  );
  const baskets = new Map<number, Good[]>();
  for (const { daysAgo, good } of days.sort((a, b) => b.daysAgo - a.daysAgo))
    if (good) baskets.set(daysAgo, [...(baskets.get(daysAgo) ?? []), good]);
  return baskets;
}
