// What kind of order file a header announces, and how its rows are read.
import { type Columns, FIELDS, type OrderField, plainName } from './columns.ts';
import { type FieldTable, ignoredColumns, requiredColumns } from './flat-rows.ts';
import { type OrderShape, SHAPED } from './order-shape.ts';
import { SHOPIFY_COLUMNS, ShopifyOrderRows } from './shopify-order-rows.ts';
import { ANALYTICS_COLUMNS, analyticsRows, isWideColumn, wideRows } from './woocommerce-order-rows.ts';

const TABLE: FieldTable<OrderField> = {
  names: FIELDS.orders,
  required: [['order'], ['at'], ['product', 'title'], ['quantity'], ['price', 'total']],
  doubtful: {
    ...{ name: ['order', 'title'], number: ['order', 'quantity'], id: ['order', 'product'] },
    ...{ amount: ['quantity', 'price'], total: ['price', 'total'], reference: ['order', 'product'] },
  },
};

/** A header understood: `columns` are those of shaped rows where there is a shape. */
export type OrderSheet = {
  readonly format: string;
  readonly columns: Columns<OrderField>;
  readonly shape?: OrderShape;
  /** What is to be known of files of this kind. */
  readonly note?: string;
  readonly ignored: readonly string[];
};

/** What a shape needs of its store, and where it says what is worth knowing. */
type SheetSetting = { readonly currency: string; readonly remark: (text: string) => void };

type Kind = {
  readonly format: string;
  readonly has: readonly string[];
  readonly reads?: (name: string) => boolean;
  readonly shape?: (names: readonly string[], setting: SheetSetting) => OrderShape;
  readonly note?: string;
};

const among = (names: readonly string[]) => (name: string) => names.includes(name);

const KINDS: readonly Kind[] = [
  {
    format: 'shopify-orders-csv',
    has: ['name', 'lineitem quantity', 'lineitem name'],
    reads: among(SHOPIFY_COLUMNS),
    shape: (names, { currency, remark }) => new ShopifyOrderRows(names, currency, remark),
    note: 'this export has no product ids: a line goes by its SKU, else by its name, until an import of products tells whose that is',
  },
  {
    format: 'woocommerce-analytics-csv',
    has: ['order', 'product s', 'items sold'],
    reads: among(ANALYTICS_COLUMNS),
    shape: (names, { currency }) => analyticsRows(names, currency),
    note: 'this export tells neither addresses nor ids of customers: its orders count for products, and for nobody’s history',
  },
  ...['line item 1', 'line items'].flatMap((items) =>
    ['order id', 'order number'].map((order) => ({
      format: 'woocommerce-orders-csv',
      has: [order, items],
      reads: isWideColumn,
      shape: wideRows,
    })),
  ),
  { format: 'woocommerce-orders-csv', has: ['order number', 'item cost'] },
  { format: 'woocommerce-orders-csv', has: ['order id', 'item product id'] },
];

/** Reads a header. Throws MissingColumns. */
export function orderSheet(header: readonly string[], setting: SheetSetting): OrderSheet {
  const names = header.map(plainName);
  const known = new Set(names);
  const kind = KINDS.find(({ has }) => has.every((name) => known.has(name)));
  const { format = 'orders', reads, shape, note } = kind ?? {};
  const columns = requiredColumns(TABLE, shape ? SHAPED : header);
  const read = reads ? names.flatMap((name, i) => (reads(name) ? [i] : [])) : columns.values();
  return {
    ...{ format, columns, ignored: ignoredColumns(header, new Set(read)) },
    ...(shape && { shape: shape(names, setting) }),
    ...(note !== undefined && { note }),
  };
}
