// What is left of an order's lines once refunds are taken off: pure, and the same whatever comes first.
import { sharesOf } from '../../shared/schema/shares.ts';
import type { RefundLine } from './api/orders.ts';

type Line = {
  readonly product: string;
  readonly variant?: string;
  readonly priceMinor: number;
  readonly quantity: number;
  readonly totalMinor: number;
};

/** The lines without what was refunded of them; a line refunded whole is gone. A refund of more than was bought takes
 * what there is. */
export function withoutRefunded<L extends Line>(
  lines: readonly L[],
  refunds: readonly Omit<RefundLine, 'refund'>[],
): readonly L[] {
  if (refunds.length === 0) return lines;
  const open = new Map<string, { quantity: number; totalMinor: number }>();
  for (const refund of refunds) {
    const sum = open.get(keyOf(refund)) ?? { quantity: 0, totalMinor: 0 };
    sum.quantity += refund.quantity;
    sum.totalMinor += refund.totalMinor;
    open.set(keyOf(refund), sum);
  }
  return lines.flatMap((line) => left(line, open.get(keyOf(line))));
}

/** What money given back without goods takes off each of these lines, in proportion to what they came to. */
export function takenOff(
  lines: readonly Pick<Line, 'totalMinor'>[],
  refunds: readonly Pick<RefundLine, 'product' | 'totalMinor'>[],
): number[] {
  const worth = lines.map(({ totalMinor }) => Math.max(0, totalMinor));
  const most = worth.reduce((sum, one) => sum + one, 0);
  return sharesOf(Math.min(most, givenBack(refunds)), worth);
}

/** The money that refunds give back without goods: those that name no product. */
export const givenBack = (refunds: readonly Pick<RefundLine, 'product' | 'totalMinor'>[]): number =>
  refunds.reduce((sum, { product, totalMinor }) => sum + (product === '' ? totalMinor : 0), 0);

/** What is left of a line; what was taken of it is no longer open. */
function left<L extends Line>(line: L, open: { quantity: number; totalMinor: number } | undefined): L[] {
  if (!open || open.quantity <= 0 || line.quantity <= 0) return [line];
  if (open.quantity >= line.quantity) {
    open.quantity -= line.quantity;
    open.totalMinor = Math.max(0, open.totalMinor - line.totalMinor);
    return [];
  }
  const rest = {
    ...line,
    quantity: line.quantity - open.quantity,
    totalMinor: Math.max(0, line.totalMinor - open.totalMinor),
  };
  open.quantity = 0;
  open.totalMinor = 0;
  return [rest];
}

const keyOf = ({ product, variant, priceMinor }: Omit<Line, 'quantity' | 'totalMinor'>): string =>
  `${product}\n${variant ?? ''}\n${priceMinor}`;
