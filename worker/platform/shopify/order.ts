// An order of Shopify's REST Admin API, as webhooks and `orders.json` hold it, in our words.
import { currencyDigits } from '../../../shared/schema/money.ts';
import { quantityOf } from '../../import/cells.ts';
import type { OrderSetting } from '../../import/order-line.ts';
import { orderStatusOf } from '../../import/order-status.ts';
import { minorAmount } from '../amount.ts';
import { idOf, type Loose, listOf, looseOf, numberOf, textOf } from '../loose-json.ts';
import { mergedLines, type PlatformLine } from '../platform-line.ts';
import { type PlatformOrder, platformOrder, visitorHashIn } from '../platform-order.ts';
import { refundLines } from './refund.ts';

/** Reads an order. Test orders are ignored; so are lines of no product (custom lines, tips, gift cards). */
export function shopifyOrder(value: Loose, setting: OrderSetting): PlatformOrder {
  if (value.test === true) return { ignored: 'is a test order' };
  const currency = textOf(value.currency) || setting.currency;
  const digits = currencyDigits(currency);
  const items = listOf(value.line_items);
  const byId = new Map(items.map((item) => [idOf(item.id), item]));
  const refunds = listOf(value.refunds).flatMap((one) => refundLines(one, currency, (id) => byId.get(id)));
  const renews = textOf(value.source_name).startsWith('subscription_contract');
  const refunded = refundedQuantities(value);
  const lines: PlatformLine[] = [];
  const rejected: string[] = [];
  for (const [i, item] of items.entries()) {
    const read = lineOf(item, refunded.get(idOf(item.id)) ?? 0, digits, renews);
    if (typeof read === 'string') rejected.push(`line item ${i + 1} ${read}`);
    else if (read) lines.push(read);
  }
  const codes = listOf(value.discount_codes).map(({ code }) => textOf(code));
  return platformOrder(
    { ...headOf(value), currency },
    { lines: mergedLines(lines), codes, refunds, rejected },
    setting,
  );
}

function headOf(value: Loose) {
  const customer = looseOf(value.customer);
  const id = idOf(customer.id);
  const note = listOf(value.note_attributes).find(({ name }) => name === 'reprise_visitor');
  return {
    id: idOf(value.id),
    customer: id,
    // The account's own address, once it is verified; what was typed at checkout may be anybody's.
    email: textOf(id === '' ? value.email || value.contact_email : verifiedAddress(customer)),
    visitorHash: visitorHashIn(textOf(note?.value)),
    at: textOf(value.processed_at) || textOf(value.created_at),
    updatedAt: textOf(value.updated_at),
    status: statusOf(value),
  };
}

const verifiedAddress = (customer: Loose): unknown =>
  customer.verified_email === false ? undefined : customer.email;

/** A word that is new to us counts as not paid yet, until a later update says better. */
function statusOf(value: Loose): string {
  if (textOf(value.cancelled_at) !== '') return 'cancelled';
  return orderStatusOf(textOf(value.financial_status)) ?? 'pending';
}

/** The quantities that the refunds inside the order take back, by item. */
function refundedQuantities(value: Loose): ReadonlyMap<string, number> {
  const refunded = new Map<string, number>();
  for (const one of listOf(value.refunds).flatMap((refund) => listOf(refund.refund_line_items))) {
    const item = idOf(one.line_item_id);
    refunded.set(item, (refunded.get(item) ?? 0) + (numberOf(one.quantity) ?? 0));
  }
  return refunded;
}

/** A line before refunds; null for one of no product; or why it cannot be read. */
function lineOf(
  item: Loose,
  refunded: number,
  digits: number,
  renews: boolean,
): PlatformLine | string | null {
  const [product, variant] = [idOf(item.product_id), idOf(item.variant_id)];
  if (product === '' || item.gift_card === true) return null;
  if (numberOf(item.quantity) === 0) return null;
  const ordered = quantityOf(textOf(item.quantity));
  if (typeof ordered === 'string') return ordered;
  if (ordered < 0) return 'has a negative quantity';
  const priceMinor = minorAmount(item.price, digits);
  if (priceMinor === null) return 'has a price that is no number';
  // What an edit took out without a refund was never bought.
  const current = numberOf(item.current_quantity);
  const quantity = current === null ? ordered : Math.min(ordered, current + refunded);
  if (quantity <= 0) return null;
  const total = Math.max(0, priceMinor * ordered - discountOf(item, digits));
  const title = textOf(item.title).slice(0, 500);
  return {
    ...{ product, quantity, priceMinor },
    totalMinor: quantity === ordered ? total : Math.round((total * quantity) / ordered),
    subscription: renews || Object.keys(looseOf(item.selling_plan_allocation)).length > 0,
    ...(variant !== '' && { variant }),
    ...(title !== '' && { title }),
  };
}

/** The discounts of a line, its part of those of the whole order included. */
function discountOf(item: Loose, digits: number): number {
  if (!Array.isArray(item.discount_allocations)) return minorAmount(item.total_discount, digits) ?? 0;
  const amounts = listOf(item.discount_allocations).map(({ amount }) => minorAmount(amount, digits) ?? 0);
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
