// What the order of any platform becomes: the same checks as an imported document, and what only platforms tell.
import { codeList } from '../import/code-list.ts';
import { orderDocument } from '../import/order-document.ts';
import type { OrderSetting } from '../import/order-line.ts';
import type { OrderPart, RefundLine, SeenProduct } from '../store/api/orders.ts';
import type { PlatformLine } from './platform-line.ts';

/** An order that was read, with what of it was not; or why it is none of ours; or why nothing of it could be read. */
export type PlatformOrder =
  | {
      readonly part: OrderPart;
      readonly products: readonly SeenProduct[];
      readonly rejected: readonly string[];
    }
  | { readonly ignored: string }
  | { readonly why: string };

/** An order in the words of an order document; empty texts are left out. */
export type PlatformHead = {
  readonly id: string;
  readonly customer: string;
  readonly email: string;
  readonly visitorHash: string;
  readonly at: string;
  readonly updatedAt: string;
  readonly status: string;
  readonly currency: string;
};

/** Checks an order as imports do and adds codes and refunds. */
export function platformOrder(
  head: PlatformHead,
  more: {
    readonly lines: readonly PlatformLine[];
    readonly codes: readonly string[];
    readonly refunds: readonly RefundLine[];
    readonly rejected: readonly string[];
  },
  setting: OrderSetting,
): PlatformOrder {
  const read = orderDocument({ ...head, lines: more.lines }, setting);
  if ('why' in read) return read;
  const codes = codeList(more.codes);
  const isForeign = read.part.currency !== setting.currency;
  const refunds = more.refunds.map((refund) => (isForeign ? { ...refund, totalMinor: 0 } : refund));
  return {
    ...read,
    rejected: [...more.rejected, ...read.rejected],
    part: {
      ...read.part,
      ...(codes.length > 0 && { codes }),
      ...(refunds.length > 0 && { refunds }),
    },
  };
}

/** The hash a browser left in an order, or ''. */
export function visitorHashIn(value: string): string {
  const hash = value.toLowerCase();
  return /^[0-9a-f]{64}$/.test(hash) ? hash : '';
}
