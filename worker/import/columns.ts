// Which column of a file means what: the one table of header names, by document and field, best name first.

const ORDER_FIELDS = {
  order: [
    'order',
    'order id',
    'order number',
    'order no',
    'order name',
    'invoice',
    'invoice id',
    'invoice no',
    'invoice number',
    'invoiceno',
    'transaction id',
    'transaction',
  ],
  at: [
    'timestamp',
    'at',
    'created at',
    'order date',
    'ordered at',
    'date created',
    'date created gmt',
    'invoice date',
    'invoicedate',
    'purchase date',
    'date',
    'time',
    'processed at',
    'paid at',
  ],
  product: [
    'product',
    'product id',
    'item product id',
    'sku',
    'item sku',
    'lineitem sku',
    'stock code',
    'stockcode',
    'item id',
    'item',
    'asin',
    'article',
    'article number',
  ],
  quantity: [
    'quantity refund',
    'quantity',
    'qty',
    'lineitem quantity',
    'item quantity',
    'units',
    'amount of items',
  ],
  price: ['unit price', 'price', 'unitprice', 'lineitem price', 'item price', 'price per unit', 'item cost'],
  total: [
    'line total',
    'lineitem total',
    'item total',
    'order line total refund',
    'order line total',
    'row total',
  ],
  customer: [
    'customer',
    'customer id',
    'customerid',
    'customer number',
    'customer no',
    'customer user',
    'customer user id',
    'client',
    'client id',
    'user id',
    'user',
    'buyer id',
  ],
  email: ['email', 'e mail', 'email address', 'customer email', 'billing email', 'email billing'],
  title: ['title', 'product name', 'product title', 'lineitem name', 'item name', 'description', 'name'],
  variant: ['variant', 'variant id', 'variation', 'variation id', 'item variation id', 'lineitem variant'],
  category: ['category', 'product category', 'product type', 'item category', 'type'],
  currency: ['currency', 'currency code', 'order currency'],
  status: ['status', 'order status', 'financial status', 'state'],
  visitorHash: ['visitor hash', 'visitorhash', 'reprise visitor', 'meta reprise visitor'],
  codes: ['codes', 'discount code', 'discount codes', 'coupon', 'coupons', 'coupon code', 'coupon codes'],
  subscription: ['subscription', 'on subscription', 'is subscription'],
  updatedAt: [
    'updated at',
    'date modified',
    'modified date',
    'order modified date',
    'date updated',
    'modified at',
    'last modified',
    'last updated',
  ],
} as const;

const PRODUCT_FIELDS = {
  id: ['id', 'product id', 'product', 'sku', 'stock code', 'stockcode', 'handle', 'item id'],
  sku: ['sku', 'item number', 'article number', 'stock code'],
  title: ['title', 'name', 'product name', 'product title', 'description'],
  url: ['url', 'link', 'product url', 'permalink', 'page'],
  image: ['image', 'image url', 'image src', 'image link', 'picture'],
  price: ['price', 'unit price', 'variant price', 'regular price', 'unitprice'],
  salePrice: ['sale price', 'special price', 'discounted price'],
  cost: ['cost', 'unit cost', 'cost per item', 'cost price', 'purchase price', 'cost of goods sold'],
  brand: ['brand', 'vendor', 'manufacturer'],
  category: ['category', 'categories', 'product category', 'product type', 'type'],
  tags: ['tags', 'labels'],
  stock: [
    'stock',
    'inventory',
    'variant inventory qty',
    'stock quantity',
    'quantity',
    'in stock',
    'availability',
  ],
  variant: ['variant', 'variant id', 'default variant'],
} as const;

const CUSTOMER_FIELDS = {
  id: ['id', 'customer id', 'customer', 'customerid', 'customer number', 'user id'],
  email: ['email', 'e mail', 'email address', 'customer email'],
  subscribed: [
    'subscribed',
    'accepts email marketing',
    'accepts marketing',
    'email marketing',
    'email marketing consent',
    'newsletter',
    'opt in',
  ],
  optedInAt: ['optin time'],
  confirmedAt: ['confirm time'],
  unsubscribedAt: ['unsub time'],
  cleanedAt: ['clean time'],
  tags: ['tags', 'labels', 'groups'],
} as const;

export const FIELDS = { orders: ORDER_FIELDS, products: PRODUCT_FIELDS, customers: CUSTOMER_FIELDS } as const;

export type OrderField = keyof typeof ORDER_FIELDS;
export type ProductField = keyof typeof PRODUCT_FIELDS;
export type CustomerField = keyof typeof CUSTOMER_FIELDS;

/** Position of each known field in a header. */
export type Columns<Field extends string> = ReadonlyMap<Field, number>;

/** Finds the columns a header has. A column goes to one field: the first in table order that claims it. */
export function columnsOf<Field extends string>(
  table: Readonly<Record<Field, readonly string[]>>,
  header: readonly string[],
): Columns<Field> {
  const names = header.map(plainName);
  const taken = new Set<number>();
  const columns = new Map<Field, number>();
  for (const field in table) {
    const at = table[field].map((name) => names.indexOf(name)).find((i) => i >= 0 && !taken.has(i));
    if (at === undefined) continue;
    taken.add(at);
    columns.set(field, at);
  }
  return columns;
}

/** A header name without case, accents, and the ways of joining words: `Created_At`, `createdAt` → `created at`. */
export function plainName(name: string): string {
  return name
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
