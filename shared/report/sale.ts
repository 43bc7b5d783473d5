// Sales: what one person's orders brought, and what of it stayed with the shop where costs are known.
import type { HistoryLine } from '../segment/profile.ts';
import { purchasesIn } from './purchase.ts';

/** One order that something was bought with; money in minor units, returns taken off. `costedMinor` is the revenue of
 * products whose cost is known, `marginMinor` what is left of that. */
export type Sale = {
  readonly order: string;
  readonly at: number;
  readonly revenueMinor: number;
  readonly costedMinor: number;
  readonly marginMinor: number;
};

/** The sales in a person's lines; `costOf` tells what one piece of a product costs the shop (minor units). */
export function salesIn(
  lines: readonly HistoryLine[],
  costOf: (product: string) => number | undefined,
): Sale[] {
  const sumsOf = (worth: (line: HistoryLine, cost: number) => number) => {
    const valued = lines.map((line) => {
      const cost = costOf(line.product);
      return { ...line, totalMinor: cost === undefined ? 0 : worth(line, cost) };
    });
    return new Map(purchasesIn(valued, Infinity).map(({ order, revenueMinor }) => [order, revenueMinor]));
  };
  const costed = sumsOf(({ totalMinor }) => totalMinor);
  const margins = sumsOf(({ totalMinor, quantity }, cost) => totalMinor - quantity * cost);
  return purchasesIn(lines, Infinity).map(({ order, at, revenueMinor }) => ({
    ...{ order, at, revenueMinor },
    costedMinor: costed.get(order) ?? 0,
    marginMinor: margins.get(order) ?? 0,
  }));
}
