// Topics of Shopify's webhooks and what each of them tells. https://shopify.dev/docs/api/webhooks
import { isMailbox } from '../../import/cells.ts';
import type { OrderSetting } from '../../import/order-line.ts';
import { type Heard, heardDeletion, heardOrder, saidAt, type Topics } from '../heard.ts';
import { idOf, type Loose, looseOf, textOf } from '../loose-json.ts';
import { someTags } from '../product-words.ts';
import { shopifyCustomer } from './customer.ts';
import { shopifyOrder } from './order.ts';
import { shopifyProduct } from './product.ts';
import { shopifyRefund } from './refund.ts';

const order = (value: Loose, setting: OrderSetting): Heard => heardOrder(shopifyOrder(value, setting));

function product(value: Loose, setting: OrderSetting): Heard {
  const read = shopifyProduct(value, setting.currency);
  if ('why' in read) return read;
  return { news: { kind: 'product', ...read, at: saidAt(value.updated_at, setting) } };
}

function customer(value: Loose, setting: OrderSetting): Heard {
  const read = shopifyCustomer(value);
  if ('why' in read) return read;
  return { news: { kind: 'customer', ...read, at: saidAt(value.updated_at, setting) } };
}

/** Consent is told alone, and has a moment of its own. */
function consent(value: Loose, setting: OrderSetting): Heard {
  const read = shopifyCustomer({
    customer_id: value.customer_id,
    email_marketing_consent: value.email_marketing_consent,
  });
  if ('why' in read) return read;
  const at = saidAt(looseOf(value.email_marketing_consent).consent_updated_at, setting);
  return { news: { kind: 'customer', ...read, at, isConsent: true } };
}

function refund(value: Loose, { currency }: OrderSetting): Heard {
  const read = shopifyRefund(value, currency);
  if (!read) return { why: 'is no refund of an order' };
  return read.lines.length === 0
    ? { ignored: 'gives back nothing that was paid for goods' }
    : { news: { kind: 'refund', ...read } };
}

/** Tags that a customer got or lost: since API version 2025-01 customers come without theirs. */
const tags =
  (given: boolean) =>
  (value: Loose, setting: OrderSetting): Heard => {
    const customer = idOf(value.customerId);
    const told = Array.isArray(value.tags) ? someTags(value.tags.map(textOf)) : [];
    if (customer === '' || told.length === 0) return { why: 'names no customer or no tags' };
    const at = saidAt(value.occurredAt, setting);
    return { news: { kind: 'customer-tags', customer, tags: told, given, at } };
  };

function merge(value: Loose): Heard {
  const kept = idOf(value.admin_graphql_api_customer_kept_id);
  const gone = idOf(value.admin_graphql_api_customer_deleted_id);
  if (/^(failed|pending|in_progress)$/.test(textOf(value.status))) return { ignored: 'was not done' };
  if (kept === '' || gone === '' || kept === gone) return { why: 'names no two customers' };
  return { news: { kind: 'customers-merged', kept, gone } };
}

function dataRequest(value: Loose): Heard {
  const request = idOf(looseOf(value.data_request).id);
  const person = personIn(value);
  if (request === '' || !person) return { why: 'is no request of a customer' };
  return { news: { kind: 'data-request', request, ...person } };
}

function redactCustomer(value: Loose): Heard {
  const person = personIn(value);
  const { orders_to_redact: orders } = value;
  if (!person || !isOfShop(value) || !Array.isArray(orders)) return { why: 'is no request to redact' };
  return { news: { kind: 'customer-redacted', ...person, orders: orders.map(idOf) } };
}

/** Takes nothing but exactly the body Shopify sends: it removes everybody. */
function redactShop(value: Loose): Heard {
  const known = ['shop_id', 'shop_domain'];
  if (!isOfShop(value) || Object.keys(value).some((key) => !known.includes(key)))
    return { why: 'is no request to redact a shop' };
  return { news: { kind: 'shop-redacted' } };
}

const isOfShop = (value: Loose): boolean => idOf(value.shop_id) !== '' && textOf(value.shop_domain) !== '';

function personIn(value: Loose): { readonly customer?: string; readonly email?: string } | null {
  const told = looseOf(value.customer);
  const [customer, email] = [idOf(told.id), textOf(told.email)];
  if (customer === '' && !isMailbox(email)) return null;
  return { ...(customer !== '' && { customer }), ...(isMailbox(email) && { email }) };
}

/** What each topic tells. Edits of an order come again as `orders/updated`, stock as `products/update`. */
export const SHOPIFY_TOPICS: Topics = {
  'orders/create': order,
  'orders/updated': order,
  'orders/paid': order,
  'orders/partially_fulfilled': order,
  'orders/fulfilled': order,
  'orders/cancelled': order,
  'orders/edited': () => ({ ignored: 'comes again as orders/updated' }),
  'orders/delete': (value) => heardDeletion(value, 'order-deleted', ['line_items', 'updated_at']),
  'refunds/create': refund,
  'products/create': product,
  'products/update': product,
  'products/delete': (value) => heardDeletion(value, 'product-deleted', ['variants', 'title']),
  'inventory_levels/update': () => ({ ignored: 'comes again as products/update' }),
  'customers/create': customer,
  'customers/update': customer,
  'customers/enable': customer,
  'customers/disable': customer,
  'customers/delete': (value) => heardDeletion(value, 'customer-deleted', ['email', 'updated_at']),
  'customers/merge': merge,
  'customers_email_marketing_consent/update': consent,
  'customer.tags_added': tags(true),
  'customer.tags_removed': tags(false),
  'customers/data_request': dataRequest,
  'customers/redact': redactCustomer,
  'shop/redact': redactShop,
};
