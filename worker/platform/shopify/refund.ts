// Refunds of Shopify: inside an order, or alone as `refunds/create`.
import { currencyDigits } from '../../../shared/schema/money.ts';
import type { RefundLine } from '../../store/api/orders.ts';
import { minorAmount } from '../amount.ts';
import { idOf, type Loose, listOf, looseOf, numberOf, textOf } from '../loose-json.ts';
import { sameLine } from '../platform-line.ts';

/** What one refund takes back, equal lines added up. `lineItem` finds the item when the refund does not carry it. */
export function refundLines(
  refund: Loose,
  digits: number,
  lineItem: (id: string) => Loose | undefined = () => undefined,
): RefundLine[] {
  const id = idOf(refund.id);
  const lines = new Map<string, RefundLine>();
  for (const one of listOf(refund.refund_line_items)) {
    const item = lineItem(idOf(one.line_item_id)) ?? looseOf(one.line_item);
    const line = refundLine(id, one, item, digits);
    if (!line) continue;
    const known = lines.get(sameLine(line));
    const sum = known && {
      quantity: known.quantity + line.quantity,
      totalMinor: known.totalMinor + line.totalMinor,
    };
    lines.set(sameLine(line), { ...line, ...sum });
  }
  return id === '' ? [] : [...lines.values()];
}

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
  const lines = refundLines(value, currencyDigits(currency));
  const isForeign = currency !== storeCurrency;
  return { order, lines: isForeign ? lines.map((line) => ({ ...line, totalMinor: 0 })) : lines };
}

function currencyOf(value: Loose): string {
  for (const { subtotal_set: set } of listOf(value.refund_line_items)) {
    const code = textOf(looseOf(looseOf(set).shop_money).currency_code);
    if (code !== '') return code;
  }
  return '';
}
