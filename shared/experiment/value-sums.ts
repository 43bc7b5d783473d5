// One measure of one arm: what each visitor's value comes to in sums. Conversion is the values 0 and 1.
import type { ArmSums } from './arm-sums.ts';

/** Of all visitors, those who bought nothing having the value 0. */
export type ValueSums = {
  readonly visitors: number;
  readonly sum: number;
  readonly squares: number;
};

/** Whether a visitor ordered, as 0 or 1. */
export const conversionOf = ({ visitors, converted }: ArmSums): ValueSums =>
  sumsOf(visitors, converted, converted);

/** Revenue of a visitor, in minor units. */
export const revenueOf = ({ visitors, revenueMinor, revenueSquares }: ArmSums): ValueSums =>
  sumsOf(visitors, revenueMinor, revenueSquares);

/** Margin of a visitor, in minor units; undefined where costs are not known. */
export const marginOf = ({ visitors, margin }: ArmSums): ValueSums | undefined =>
  margin && sumsOf(visitors, margin.sumMinor, margin.squares);

/** Squares are never less than equal values would have; a count that went astray must not turn into false certainty. */
const sumsOf = (visitors: number, sum: number, squares: number): ValueSums => ({
  ...{ visitors, sum },
  squares: Math.max(squares, visitors > 0 ? sum ** 2 / visitors : 0),
});

/** The sums of several arms taken as one. */
export const together = (all: readonly ValueSums[]): ValueSums =>
  all.reduce(
    (a, b) => ({
      visitors: a.visitors + b.visitors,
      sum: a.sum + b.sum,
      squares: a.squares + b.squares,
    }),
    { visitors: 0, sum: 0, squares: 0 },
  );

/** The mean of a visitor; 0 without visitors. */
export const meanOf = ({ visitors, sum }: ValueSums): number => (visitors > 0 ? sum / visitors : 0);

/**
 * How many equal buyers would spread as much: (Σx)² / Σx² (Kish's effective sample size). It is the number of converted
 * for conversion, and far below it where few buyers hold most of the revenue. 0 where nothing was gained.
 */
export const effectiveBuyers = ({ sum, squares }: ValueSums): number =>
  sum > 0 && squares > 0 ? sum ** 2 / squares : 0;

/**
 * The variance of a visitor's value, with two visitors added, one of value 0 and one of a typical buyer's (`pooled` over the
 * arms): never 0, and for conversion the adjustment of Agresti and Caffo (2000).
 */
export function varianceOf({ visitors, sum, squares }: ValueSums, pooled: ValueSums): number {
  const typical = pooled.sum > 0 ? pooled.squares / pooled.sum : 0;
  const mean = (sum + typical) / (visitors + 2);
  return Math.max(0, (squares + typical ** 2) / (visitors + 2) - mean ** 2);
}
