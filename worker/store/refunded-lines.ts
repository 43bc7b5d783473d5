// What is left of an order's lines once refunds are taken off: pure, and the same whatever comes first.
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
