// Orders, products and customers on their way into a store, and what became of them.
import type { OrderStatus } from '../../../shared/schema/order.ts';

/** An order line as stored. `position` counts equal lines (product, variant, price) of its order, from 0. */
export type LineRow = {
  readonly product: string;
  readonly variant?: string;
  readonly at: number;
  readonly quantity: number;
  readonly priceMinor: number;
  /** In the store's currency; 0 for an order in another one. */
  readonly totalMinor: number;
  readonly position: number;
  readonly subscription: boolean;
};

/** What a refund takes back of the lines of one product, variant and unit price; `totalMinor` as in `LineRow`. Money
 * given back without goods names no product (`''`, no quantity) and comes off all lines. */
export type RefundLine = {
  readonly refund: string;
  readonly product: string;
  readonly variant?: string;
  readonly priceMinor: number;
  readonly quantity: number;
  readonly totalMinor: number;
};

/** An order, or some of its lines. With `updatedAt` it is the whole order, and a newer one replaces what is stored.
 * Lines are as ordered: what `refunds` take back is taken off when they are stored. */
export type OrderPart = {
  readonly id: string;
  readonly customer?: string;
  readonly email?: string;
  readonly visitorHash?: string;
  /** The hash did not come with the order: the browser was shown a code that it redeems. */
  readonly linkedByCode?: boolean;
  readonly at: number;
  readonly updatedAt?: number;
  /** When the platform told of it, where it says so: it settles which of two documents of one `updatedAt` holds. */
  readonly toldAt?: number;
  readonly status: OrderStatus;
  readonly currency: string;
  readonly codes?: readonly string[];
  readonly lines: readonly LineRow[];
  /** The lines are what is left: refunds of goods that are known are in it already. */
  readonly isNet?: boolean;
  readonly refunds?: readonly RefundLine[];
};

/** What an order line says of its product; a product import knows better. */
export type SeenProduct = { readonly id: string; readonly title?: string; readonly category?: string };

/** A bounded piece of an import; an order may be in it more than once. `live`: orders as they happen. */
export type OrderBatch = {
  readonly orders: readonly OrderPart[];
  readonly products: readonly SeenProduct[];
  readonly live: boolean;
};

/** What became of the lines of a batch; for products and customers, `new` includes changed ones. */
export type ImportResult = {
  readonly new: number;
  readonly repeated: number;
  readonly cancelled: number;
  /** Of the repeated ones, those that tell another quantity or amount than is stored, and not since when. */
  readonly differing?: number;
  /** Of persons who were erased: kept out. */
  readonly erased?: number;
};

/** What became of each document of a batch: `new` (or changed), `repeated`, or why it was not taken. */
export type DocumentsTaken = { readonly taken: readonly string[] };
