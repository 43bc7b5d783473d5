// Arms for tests of results.
import type { ArmSums } from './arm-sums.ts';

/** An arm whose buyers each spent `spentMinor` in one order. */
export const armOf = (
  id: string,
  shareIntended: number,
  visitors: number,
  converted: number,
  spentMinor = 5000,
): ArmSums => ({
  ...{ id, shareIntended, visitors, converted, orders: converted },
  revenueMinor: converted * spentMinor,
  revenueSquares: converted * spentMinor ** 2,
});
