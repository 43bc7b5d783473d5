// Orders as Shopify's bulk operations export them: JSONL in the words of GraphQL, an order first and each of its line
// items on a line of its own, by `__parentId`. They are brought into the words of webhooks, and read like those.
// https://shopify.dev/docs/api/usage/bulk-operations/queries
import type { OrderSetting } from '../../import/order-line.ts';
import { type Loose, listOf, looseOf, textOf } from '../loose-json.ts';
import type { PlatformOrder } from '../platform-order.ts';
import { shopifyOrder } from './order.ts';

const ORDER = 'gid://shopify/Order/';
/** Texts that wait for the rest of their order are no longer than any that is read. */
const LONGEST = 500;

/** What a line of an export is: an order without its lines, a line item of one, or another child, which is not read. */
export type BulkPiece =
  | { readonly order: string; readonly head: Loose }
  | { readonly order: string; readonly item: Loose }
  | { readonly order: string };

/** A line of an export in the words of webhooks, or null when it is none. */
export function bulkPiece(value: Loose): BulkPiece | null {
  if (Array.isArray(value.lines) || Array.isArray(value.line_items)) return null;
  const [id, parent] = [textOf(value.id), textOf(value.__parentId)];
  if (parent.startsWith(ORDER) && value.quantity !== undefined) return { order: parent, item: itemOf(value) };
  if (parent !== '') return { order: parent };
  const isHead = id.startsWith(ORDER) && (value.createdAt ?? value.processedAt) !== undefined;
  return isHead ? { order: id, head: headOf(value) } : null;
}

/** Reads an order with its `line_items`. What was sent back is told by quantities that are left, not by refunds. */
export function shopifyBulkOrder(value: Loose, setting: OrderSetting): PlatformOrder {
  const items = lastOfEach(listOf(value.line_items));
  if (items.length === 0) return { why: 'has no line items near it: the query must ask for `lineItems`' };
  const currency = textOf(value.currency) || textOf(items[0]?.currency);
  const read = shopifyOrder({ ...value, line_items: items, currency }, setting);
  const isNet = items.every((item) => item.current_quantity !== undefined);
  return 'part' in read && isNet ? { ...read, part: { ...read.part, isNet } } : read;
}

/** Two exports in one file tell an item twice. */
function lastOfEach(items: readonly Loose[]): Loose[] {
  return [...new Map(items.map((item, i) => [textOf(item.id) || i, item])).values()];
}

function headOf(value: Loose): Loose {
  const { id, email, verifiedEmail, defaultEmailAddress } = looseOf(value.customer);
  const address = text(email) || text(looseOf(defaultEmailAddress).emailAddress);
  const hash = listOf(value.customAttributes).find(({ key }) => key === 'reprise_visitor');
  const codes = Array.isArray(value.discountCodes) ? value.discountCodes.slice(0, 100).map(text) : [];
  return {
    ...{ id: text(value.id), test: value.test === true, source_name: text(value.sourceName) },
    ...{ created_at: text(value.createdAt), processed_at: text(value.processedAt) },
    ...{ updated_at: text(value.updatedAt), cancelled_at: text(value.cancelledAt) },
    ...{ financial_status: text(value.displayFinancialStatus), email: text(value.email) },
    customer: { id: text(id), email: address, verified_email: verifiedEmail },
    currency: text(value.currencyCode) || moneyIn(value.totalPriceSet).currency,
    note_attributes: hash ? [{ name: 'reprise_visitor', value: text(hash.value) }] : [],
    discount_codes: codes.map((code) => ({ code })),
  };
}

function itemOf(value: Loose): Loose {
  const price = moneyIn(value.originalUnitPriceSet);
  const current = textOf(value.currentQuantity);
  return {
    ...{
      id: text(value.id),
      product_id: text(looseOf(value.product).id),
      variant_id: text(looseOf(value.variant).id),
    },
    ...{ title: text(value.title) || text(value.name), quantity: text(value.quantity) },
    ...(current !== '' && { current_quantity: text(current) }),
    ...{ price: price.amount, currency: price.currency, gift_card: value.isGiftCard === true },
    ...discountIn(value, price.amount),
    ...(looseOf(value.sellingPlan).name !== undefined && { selling_plan_allocation: { name: 'plan' } }),
  };
}

/** Discounts by line where they are told; else what the line came to less than its price. */
function discountIn(value: Loose, price: string): Loose {
  if (Array.isArray(value.discountAllocations)) {
    const allocations = listOf(value.discountAllocations).slice(0, 100);
    const amounts = allocations.map((one) => ({ amount: moneyIn(one.allocatedAmountSet).amount }));
    return { discount_allocations: amounts };
  }
  const total = moneyIn(value.discountedTotalSet).amount;
  const off = Number(price) * Number(textOf(value.quantity)) - Number(total);
  return total !== '' && off > 0 ? { total_discount: off.toFixed(4) } : {};
}

function moneyIn(set: unknown): { readonly amount: string; readonly currency: string } {
  const { amount, currencyCode } = looseOf(looseOf(set).shopMoney);
  return { amount: text(amount), currency: text(currencyCode) };
}

const text = (value: unknown): string => textOf(value).slice(0, LONGEST);
