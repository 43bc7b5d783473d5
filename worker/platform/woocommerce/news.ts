// Topics of WooCommerce's webhooks and what each of them tells. A deletion carries an id and nothing else.
import type { OrderSetting } from '../../import/order-line.ts';
import { type Heard, heardDeletion, heardOrder, saidAt, type Topics } from '../heard.ts';
import { type Loose, textOf } from '../loose-json.ts';
import { wooCustomer } from './customer.ts';
import { wooOrder } from './order.ts';
import { wooProduct } from './product.ts';

const order = (value: Loose, setting: OrderSetting): Heard => heardOrder(wooOrder(value, setting));

function product(value: Loose, setting: OrderSetting): Heard {
  const read = wooProduct(value, setting.currency);
  if (!('product' in read)) return read;
  return { news: { kind: 'product', ...read, at: modifiedAt(value, setting) } };
}

function customer(value: Loose, setting: OrderSetting): Heard {
  const read = wooCustomer(value);
  if ('why' in read) return read;
  // Anybody may register with anybody's address.
  return { news: { kind: 'customer', ...read, at: modifiedAt(value, setting), isProven: false } };
}

function modifiedAt(value: Loose, setting: OrderSetting): number | undefined {
  const text = textOf(value.date_modified_gmt);
  return saidAt(text === '' ? '' : `${text}Z`, setting);
}

/** What each topic tells. */
export const WOO_TOPICS: Topics = {
  'order.created': order,
  'order.updated': order,
  'order.restored': (value, setting) => heardOrder(wooOrder(value, setting), true),
  'order.deleted': (value) => heardDeletion(value, 'order-deleted', ['line_items', 'status']),
  'product.created': product,
  'product.updated': product,
  'product.restored': product,
  'product.deleted': (value) => heardDeletion(value, 'product-deleted', ['name', 'status']),
  'customer.created': customer,
  'customer.updated': customer,
  'customer.deleted': (value) => heardDeletion(value, 'customer-deleted', ['email', 'username']),
};
