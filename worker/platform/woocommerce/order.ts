// An order of WooCommerce's REST API (v3), as webhooks and its order list hold it, in our words.
import { currencyDigits } from '../../../shared/schema/money.ts';
import { isMailbox } from '../../import/cells.ts';
import type { OrderSetting } from '../../import/order-line.ts';
import { orderStatusOf } from '../../import/order-status.ts';
import { minorAmount } from '../amount.ts';
import { idOf, type Loose, listOf, looseOf, numberOf, textOf } from '../loose-json.ts';
import { mergedLines, type PlatformLine } from '../platform-line.ts';
import { type PlatformOrder, platformOrder, visitorHashIn } from '../platform-order.ts';

const RENEWALS: ReadonlySet<string> = new Set([
  '_subscription_renewal',
  '_subscription_resubscribe',
  '_subscription_switch',
]);

/** Reads an order. WooCommerce tells of a partial refund only its amount: every line is then paid for by that much less. */
export function wooOrder(value: Loose, setting: OrderSetting): PlatformOrder {
  const currency = textOf(value.currency) || setting.currency;
  const kept = keptShare(value);
  const lines: PlatformLine[] = [];
  const rejected: string[] = [];
  for (const [i, item] of listOf(value.line_items).entries()) {
    const read = lineOf(item, value, currencyDigits(currency), kept);
    if (typeof read === 'string') rejected.push(`line item ${i + 1} ${read}`);
    else if (read) lines.push(read);
  }
  const codes = listOf(value.coupon_lines).map(({ code }) => textOf(code));
  return platformOrder(
    { ...headOf(value), currency, status: kept === 0 ? 'refunded' : statusOf(value) },
    { lines: mergedLines(lines), codes, refunds: [], rejected },
    setting,
  );
}

function headOf(value: Loose) {
  const customer = idOf(value.customer_id);
  const email = textOf(looseOf(value.billing).email);
  return {
    id: idOf(value.id),
    customer,
    // Whoever is signed in may type any billing address: it is not the account's, which comes with the customer.
    email: customer === '' && isMailbox(email) ? email : '',
    visitorHash: visitorHashIn(textOf(metaOf(value, '_reprise_visitor'))),
    at: utc(value.date_created_gmt) || textOf(value.date_created),
    updatedAt: utc(value.date_modified_gmt) || textOf(value.date_modified),
  };
}

/** Statuses that plugins add say nothing by their name: such an order counts once it was paid. */
function statusOf(value: Loose): string {
  const word = textOf(value.status).replace(/^wc-/, '');
  const known = word === '' ? null : orderStatusOf(word);
  return known ?? (textOf(value.date_paid_gmt) || textOf(value.date_paid) ? 'paid' : 'pending');
}

/** The part of what was paid that no refund gave back: 1 without refunds, 0 after a full one. */
function keptShare(value: Loose): number {
  const total = numberOf(value.total) ?? 0;
  const refunded = listOf(value.refunds).reduce((sum, one) => sum + Math.abs(numberOf(one.total) ?? 0), 0);
  if (refunded === 0 || total <= 0) return 1;
  // Less than half a cent of a thousand is what adding decimals leaves over.
  return Math.max(0, total - refunded) < total * 1e-9 ? 0 : (total - refunded) / total;
}

/** A line as it was paid; null for one of no product; or why it cannot be read. */
function lineOf(item: Loose, order: Loose, digits: number, kept: number): PlatformLine | string | null {
  const [product, variant] = [idOf(item.product_id), idOf(item.variation_id)];
  if (product === '') return null;
  const asked = numberOf(item.quantity);
  if (asked === null) return 'has a quantity that is no number';
  if (asked <= 0) return null;
  // Goods by weight come in fractions: bought is bought.
  const quantity = Math.max(1, Math.round(asked));
  const total = amountOf(item, 'total', order, digits);
  if (total === null) return 'has a total that is no number';
  const listed = amountOf(item, 'subtotal', order, digits) ?? total;
  const title = textOf(item.parent_name) || textOf(item.name);
  return {
    ...{ product, quantity, priceMinor: Math.round(listed / quantity) },
    totalMinor: Math.round(total * kept),
    subscription: isRenewal(order) || ![undefined, '', '0'].includes(schemeOf(item)),
    ...(variant !== '' && { variant }),
    ...(title !== '' && { title: title.slice(0, 500) }),
  };
}

/** An amount of a line, with its tax where the shop's prices contain tax. */
function amountOf(item: Loose, name: 'total' | 'subtotal', order: Loose, digits: number): number | null {
  const net = minorAmount(item[name], digits);
  if (net === null || order.prices_include_tax !== true) return net;
  return net + (minorAmount(item[`${name}_tax`], digits) ?? 0);
}

const metaOf = (value: Loose, wanted: string): unknown =>
  listOf(value.meta_data).find(({ key }) => key === wanted)?.value;

const isRenewal = (order: Loose): boolean =>
  order.created_via === 'subscription' ||
  listOf(order.meta_data).some(({ key }) => typeof key === 'string' && RENEWALS.has(key));

/** The subscription scheme a line was bought with ("All Products for Subscriptions"). */
function schemeOf(item: Loose): string | undefined {
  const scheme = metaOf(item, '_wcsatt_scheme');
  return scheme === undefined ? undefined : textOf(scheme);
}

/** WooCommerce leaves the zone of its UTC times out. */
function utc(value: unknown): string {
  const text = textOf(value);
  return text === '' || /(?:z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
}
