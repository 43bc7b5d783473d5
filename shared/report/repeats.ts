// Customers who order again: what share they are of all, and of the money that first orders bring.
import type { Purchase } from './purchase.ts';

export type RepeatRates = {
  /** Share of customers who ordered a second time until now. */
  readonly repeatRate: number;
  /** Share of what first orders brought that was theirs; null where they brought nothing. */
  readonly revenueRepeatRate: number | null;
};

/** Counts people; the result is of at least one. */
export function repeats() {
  const all = { customers: 0, firstMinor: 0 };
  const again = { customers: 0, firstMinor: 0 };
  return {
    /** `orders`: of one person, first to last. */
    add: (orders: readonly Purchase[]): void => {
      // Who gave back more than they paid brought nothing.
      const firstMinor = Math.max(0, orders[0]?.revenueMinor ?? 0);
      for (const sums of orders.length > 1 ? [all, again] : [all]) {
        sums.customers += 1;
        sums.firstMinor += firstMinor;
      }
    },
    result: (): RepeatRates => ({
      repeatRate: again.customers / all.customers,
      revenueRepeatRate: all.firstMinor === 0 ? null : again.firstMinor / all.firstMinor,
    }),
  };
}
