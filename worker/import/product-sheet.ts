// What kind of catalogue a header announces, and how its rows are read.
import { columnsOf, FIELDS, type OrderField, type ProductField, plainName } from './columns.ts';
import { type FieldTable, ignoredColumns, MissingColumns, requiredColumns } from './flat-rows.ts';
import { GOOGLE_NAMES, googleRow } from './google-product-row.ts';
import { type Cells, cellReader } from './order-shape.ts';
import { ownRow } from './own-product-row.ts';
import type { CatalogSetting } from './product-cells.ts';
import type { ProductRow } from './product-groups.ts';
import { SHOPIFY_PRODUCT_COLUMNS, shopifyRow } from './shopify-product-row.ts';
import { WOO_PRODUCT_COLUMNS, wooRowReader } from './woocommerce-product-row.ts';

const TABLE: FieldTable<ProductField> = {
  names: FIELDS.products,
  required: [['id']],
};

type RowReader = (line: number, fields: readonly string[]) => ProductRow | { why: string };

/** A header understood. */
export type ProductSheet = {
  readonly format: string;
  readonly read: RowReader;
  readonly ignored: readonly string[];
  readonly note?: string;
};

type Kind = {
  readonly format: string;
  readonly has: readonly (readonly string[])[];
  readonly reads: readonly string[];
  readonly read: (setting: CatalogSetting) => (line: number, cell: Cells) => ProductRow | { why: string };
  readonly note?: string;
};

const KINDS: readonly Kind[] = [
  {
    format: 'google-merchant',
    has: [
      ['id', 'title', 'link', 'availability'],
      ['id', 'title', 'link', 'image link'],
    ],
    reads: GOOGLE_NAMES.map(plainName),
    read: (setting) => (line, cell) => googleRow(line, cell, setting),
  },
  {
    format: 'shopify-products-csv',
    has: [
      ['handle', 'variant price'],
      ['handle', 'option1 name'],
    ],
    reads: SHOPIFY_PRODUCT_COLUMNS,
    read: (setting) => (line, cell) => shopifyRow(line, cell, setting),
    note: 'this export has no product ids, so products go by their handle; pages of Shopify tell ids: import products.json to join them',
  },
  {
    format: 'woocommerce-products-csv',
    has: [
      ['type', 'sku', 'published', 'regular price'],
      ['id', 'type', 'name', 'published', 'regular price'],
    ],
    reads: WOO_PRODUCT_COLUMNS,
    read: wooRowReader,
  },
];

/** Reads a header. Throws MissingColumns. */
export function productSheet(header: readonly string[], setting: CatalogSetting): ProductSheet {
  const names = header.map(plainName);
  const known = new Set(names);
  const kind = KINDS.find(({ has }) => has.some((all) => all.every((name) => known.has(name))));
  if (!kind) return ownSheet(header, setting);
  const { format, reads, note } = kind;
  const read = kind.read(setting);
  const cells = cellReader(names);
  const used = new Set(names.flatMap((name, i) => (reads.includes(name) ? [i] : [])));
  return {
    ...{ format, ignored: ignoredColumns(header, used), ...(note !== undefined && { note }) },
    read: (line, fields) => read(line, cells(fields)),
  };
}

/** What a catalogue says nothing of, all at once. */
const ORDERED: readonly OrderField[] = ['order', 'at', 'product', 'quantity'];

function ownSheet(header: readonly string[], setting: CatalogSetting): ProductSheet {
  const ordered = columnsOf(FIELDS.orders, header);
  // Products would take the names and prices of whoever bought them last.
  if (ORDERED.every((field) => ordered.has(field)))
    throw new MissingColumns(
      'holds orders: it has columns for order, time, product and quantity; send it to `…/orders`',
    );
  const columns = requiredColumns(TABLE, header);
  return {
    format: 'products',
    ignored: ignoredColumns(header, new Set(columns.values())),
    read: (line, fields) => {
      const cell = (field: ProductField) => {
        const at = columns.get(field);
        return at === undefined ? undefined : (fields[at]?.trim() ?? '');
      };
      return ownRow(line, cell, setting);
    },
  };
}
