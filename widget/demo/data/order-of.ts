// A basket some days ago as an Order.
import type { Customer } from '../../../shared/schema/customer.ts';
import type { Order } from '../../../shared/schema/order.ts';
import type { Good } from './catalogue.ts';
import { seeded } from './seeded.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

export type Basket = {
  readonly daysAgo: number;
  readonly lines: readonly { readonly good: Good; readonly quantity: number }[];
  readonly cancelled: boolean;
};

/** Order `index` of a customer; ids and hours do not depend on `today` (midnight UTC, ms). */
export function orderOf(
  { id = '', email }: Customer,
  index: number,
  { daysAgo, lines, cancelled }: Basket,
  today: number,
): Order {
  const order = `KC-${id}-${String(index + 1).padStart(3, '0')}`;
  const hour = 6 + seeded(order)() * 16;
  return {
    id: order,
    customer: id,
    ...(email !== undefined && { email }),
    at: today - daysAgo * DAY + Math.round(hour * HOUR),
    updatedAt: today,
    status: cancelled ? 'cancelled' : 'paid',
    currency: 'EUR',
    codes: [],
    lines: lines.map(({ good, quantity }) => ({
      product: good.id,
      title: good.title,
      category: good.category,
      quantity,
      priceMinor: good.priceMinor,
    })),
  };
}
