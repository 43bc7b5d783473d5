// Refunds of Shopify: inside an order, or alone as `refunds/create`.
import { currencyDigits } from '../../../shared/schema/money.ts';
import type { RefundLine } from '../../store/api/orders.ts';
import { minorAmount } from '../amount.ts';
import { idOf, type Loose, listOf, looseOf, numberOf, textOf } from '../loose-json.ts';
import { sameLine } from '../platform-line.ts';

/** What one refund takes back, equal lines added up, and what it gives back without goods. `lineItem` finds the item when the refund does not carry it. */
export function refundLines(
  refund: Loose,
  currency: string,
  lineItem: (id: string) => Loose | undefined = () => undefined,
): RefundLine[] {
  const id = idOf(refund.id);
  const lines = new Map<string, RefundLine>();
  for (const one of listOf(refund.refund_line_items)) {
    const item = lineItem(idOf(one.line_item_id)) ?? looseOf(one.line_item);
    const line = refundLine(id, one, item, currencyDigits(currency));
    if (!line) continue;
    const known = lines.get(sameLine(line));
    const sum = known && {
      quantity: known.quantity + line.quantity,
      totalMinor: known.totalMinor + line.totalMinor,
    };
    lines.set(sameLine(line), { ...line, ...sum });
  }
  const totalMinor = givenBack(refund, currency);
  const money = { refund: id, product: '', priceMinor: 0, quantity: 0, totalMinor };
  return id === '' ? [] : [...lines.values(), ...(totalMinor > 0 ? [money] : [])];
}

/** What a refund gives back without goods, shipping, duties and fees left out. Shopify books it as a discrepancy; where
 * nothing is booked, it is what was paid out beyond all that the refund names. */
function givenBack(refund: Loose, currency: string): number {
  const sum = (amounts: readonly unknown[]): number =>
    amounts.reduce<number>((all, one) => all + (minorAmount(one, currencyDigits(currency)) ?? 0), 0);
  const booked = listOf(refund.order_adjustments).filter(({ kind }) => kind !== 'shipping_refund');
  const discrepancies = booked.filter(({ kind }) => kind === 'refund_discrepancy');
  // What is pending is booked once more when it is done.
  if (booked.length > 0) return Math.max(0, -sum(discrepancies.map(({ amount }) => amount)));
  const paid = listOf(refund.transactions).filter(
    ({ kind, status }) => kind === 'refund' && status !== 'failure' && status !== 'error',
  );
  if (paid.some((one) => textOf(one.currency) !== '' && textOf(one.currency) !== currency)) return 0;
  const items = listOf(refund.refund_line_items).flatMap((one) => [one.subtotal, one.total_tax]);
  const others = [refund.total_duties_set, refund.total_additional_fees_set].map(shopMoney);
  const named = sum(items) + sum(shippingOf(refund)) + sum(others);
  return Math.max(0, sum(paid.map(({ amount }) => amount)) - named);
}

/** Shipping has lines of its own since API version 2024-10; before, it was an adjustment, below 0. */
function shippingOf(refund: Loose): readonly unknown[] {
  const lines = listOf(refund.refund_shipping_lines);
  if (lines.length > 0)
    return lines.flatMap((one) => [shopMoney(one.subtotal_amount_set), shopMoney(one.tax_amount_set)]);
  return listOf(refund.order_adjustments)
    .filter(({ kind }) => kind === 'shipping_refund')
    .flatMap((one) => [one.amount, one.tax_amount].map((amount) => textOf(amount).replace(/^-/, '')));
}

const shopMoney = (set: unknown): unknown => looseOf(looseOf(set).shop_money).amount;

function refundLine(refund: string, one: Loose, item: Loose, digits: number): RefundLine | null {
  const [product, variant] = [idOf(item.product_id), idOf(item.variant_id)];
  const priceMinor = minorAmount(item.price, digits);
  const quantity = numberOf(one.quantity) ?? 0;
  if (product === '' || priceMinor === null || !Number.isSafeInteger(quantity) || quantity <= 0) return null;
  const told = minorAmount(one.subtotal, digits);
  const totalMinor = told !== null && told >= 0 ? told : priceMinor * quantity;
  return { refund, product, ...(variant !== '' && { variant }), priceMinor, quantity, totalMinor };
}

/** A `refunds/create`: which order, and what is taken back; null when it names none. Amounts in another currency than
 * the store's count 0, as those of its order do. */
export function shopifyRefund(
  value: Loose,
  storeCurrency: string,
): { readonly order: string; readonly lines: readonly RefundLine[] } | null {
  const order = idOf(value.order_id);
  if (order === '') return null;
  const currency = currencyOf(value) || storeCurrency;
  const lines = refundLines(value, currency);
  const isForeign = currency !== storeCurrency;
  return { order, lines: isForeign ? lines.map((line) => ({ ...line, totalMinor: 0 })) : lines };
}

function currencyOf(value: Loose): string {
  const items = listOf(value.refund_line_items).map(({ subtotal_set: set }) => set);
  const booked = listOf(value.order_adjustments).map(({ amount_set: set }) => set);
  for (const set of [...items, ...booked]) {
    const code = textOf(looseOf(looseOf(set).shop_money).currency_code);
    if (code !== '') return code;
  }
  return '';
}
