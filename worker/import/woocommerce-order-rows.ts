// Exports of WooCommerce that hold a whole order in one row: its Analytics, and plugins that list lines in cells.

import { sharesOf } from '../../shared/schema/shares.ts';
import { decimalOf } from './decimal.ts';
import { moneyText } from './money-text.ts';
import { cellReader, type OrderRow, type OrderShape, shapedFields } from './order-shape.ts';

/** The columns of an Analytics export that are read, by their plain names. */
export const ANALYTICS_COLUMNS = [
  ...['date', 'order', 'status', 'product s', 'coupon s', 'net sales', 'n revenue', 'n revenue formatted'],
] as const;

/** The rows of an Analytics export: products as `2× Beans, 1× Cup`, one amount for all of them. */
export function analyticsRows(names: readonly string[], currency: string): OrderShape {
  const cells = cellReader(names);
  return eachRow(({ line, fields }) => {
    const cell = cells(fields);
    const head = {
      ...{ order: cell('order').replace(/^#/, ''), at: cell('date'), status: cell('status') },
      codes: cell('coupon s'),
    };
    const parts = [...cell('product s').matchAll(/(?:^|, )(-?\d+)\s*[×x] (.*?)(?=, -?\d+\s*[×x] |$)/gsu)];
    const revenue =
      cell('net sales') ||
      cell('n revenue') ||
      moneyText(cell('n revenue formatted'), currency)?.number ||
      '';
    const amount = decimalOf(revenue);
    const quantities = parts.map(([, quantity]) => Number(quantity));
    const totals = amount && sharesOf(amount.digits, quantities).map((share) => share / 10 ** amount.scale);
    if (parts.length === 0) return [{ line, fields: shapedFields(head) }];
    return parts.map(([, quantity = '', title = ''], i) => ({
      line,
      fields: shapedFields({ ...head, title, quantity, 'line total': totals ? String(totals[i]) : '' }),
    }));
  });
}

const WIDE_HEAD: Readonly<Record<string, readonly string[]>> = {
  order: ['order id', 'order number'],
  at: ['order date', 'date'],
  'updated at': ['date modified', 'modified date', 'order modified date', 'last modified'],
  status: ['status', 'order status'],
  currency: ['order currency', 'currency'],
  customer: ['customer id', 'customer user'],
  email: ['customer email', 'billing email'],
  'visitor hash': ['meta reprise visitor', 'reprise visitor'],
};
const HASH = /^[0-9a-f]{64}$/i;
const LINE_ITEM = /^line items?(?: \d+)?$/;

/** Whether a column of an export that lists lines in cells is read. */
export const isWideColumn = (name: string): boolean =>
  LINE_ITEM.test(name) || Object.values(WIDE_HEAD).some((names) => names.includes(name));

/** The rows of an export with `line_item_1`, `line_item_2` … or `line_items`: `name:Beans|product_id:7|quantity:2|total:9.80`. */
export function wideRows(names: readonly string[]): OrderShape {
  const cells = cellReader(names);
  const items = names.flatMap((name, i) => (LINE_ITEM.test(name) ? [i] : []));
  return eachRow(({ line, fields }) => {
    const cell = cells(fields);
    const head = Object.fromEntries(
      Object.entries(WIDE_HEAD).map(([field, known]) => [
        field,
        known.map(cell).find((text) => text !== '') ?? '',
      ]),
    );
    if (!HASH.test(head['visitor hash'] ?? '')) head['visitor hash'] = '';
    const found = items
      .flatMap((i) => (fields[i] ?? '').split(/;(?=\s*[a-z_]+:)/))
      .filter((item) => item.includes(':'));
    if (found.length === 0) return [{ line, fields: shapedFields(head) }];
    return found.map((item) => ({ line, fields: shapedFields({ ...head, ...itemCells(item) }) }));
  });
}

function itemCells(item: string) {
  const parts = new Map(
    item.split('|').map((part) => {
      const colon = part.indexOf(':');
      return [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
    }),
  );
  const variant = parts.get('variation_id') ?? '';
  return {
    product: parts.get('product_id') || parts.get('sku') || '',
    variant: variant === '0' ? '' : variant,
    title: parts.get('name') ?? '',
    quantity: parts.get('quantity') ?? '',
    'line total': parts.get('total') ?? '',
  };
}

const eachRow = (push: (row: OrderRow) => OrderRow[]): OrderShape => ({ push, end: () => [] });
