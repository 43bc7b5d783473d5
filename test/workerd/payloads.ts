// Payloads as Shopify's Admin API and WooCommerce's REST API shape them, with made-up shoppers.

/** A line item of Shopify: prices are decimal strings. */
export const item = (id: number, product: number | null, changes: object = {}) => ({
  ...{
    id,
    product_id: product,
    variant_id: product === null ? null : product * 10,
    title: `Product ${product}`,
  },
  ...{ quantity: 1, price: '10.00', total_discount: '0.00', discount_allocations: [], gift_card: false },
  ...{ sku: `SKU-${product}`, requires_shipping: true, vendor: 'Petal', properties: [], tax_lines: [] },
  ...changes,
});

/** An order of Shopify of two lines, by customer 207 with an account. */
export const shopifyOrder = (id: number, changes: object = {}) => ({
  ...{ id, admin_graphql_api_id: `gid://shopify/Order/${id}`, name: `#${id}`, email: 'bob@shop.example' },
  ...{ created_at: '2026-11-02T09:00:00+01:00', processed_at: '2026-11-02T09:00:00+01:00' },
  ...{ updated_at: '2026-11-02T09:00:01+01:00', cancelled_at: null, test: false, financial_status: 'paid' },
  ...{ currency: 'EUR', total_price: '20.00', source_name: 'web', discount_codes: [], note_attributes: [] },
  customer: { id: 207, email: 'bob@shop.example' },
  line_items: [item(1, 11), item(2, 12)],
  refunds: [],
  ...changes,
});

/** A refund of Shopify: `[line item, quantity, subtotal]` each. */
export const shopifyRefund = (
  id: number,
  order: number,
  ...taken: readonly (readonly [object & { id: number }, number, string])[]
) => ({
  ...{ id, order_id: order, created_at: '2026-11-05T10:00:00+01:00', restock: true, order_adjustments: [] },
  refund_line_items: taken.map(([lineItem, quantity, subtotal], i) => ({
    ...{ id: id * 10 + i, line_item_id: lineItem.id, quantity, subtotal: Number(subtotal), total_tax: 0 },
    subtotal_set: { shop_money: { amount: subtotal, currency_code: 'EUR' } },
    line_item: lineItem,
  })),
});

/** A product of Shopify with one variant, counted, seven left. */
export const shopifyProduct = (id: number, changes: object = {}) => ({
  ...{ id, title: 'Beans', handle: 'beans', vendor: 'Petal', product_type: 'Coffee', tags: 'dark, single' },
  ...{ status: 'active', published_at: '2026-01-01T00:00:00Z', updated_at: '2026-11-01T00:00:00Z' },
  image: { src: 'https://cdn.shop.example/beans.jpg' },
  variants: [
    {
      ...{ id: id * 10, price: '12.50', inventory_management: 'shopify', inventory_policy: 'deny' },
      inventory_quantity: 7,
    },
  ],
  ...changes,
});

/** A line item of WooCommerce: totals are decimal strings. */
export const wooItem = (id: number, product: number, changes: object = {}) => ({
  ...{ id, name: `Product ${product}`, product_id: product, variation_id: 0, quantity: 1, sku: '' },
  ...{ subtotal: '10.00', subtotal_tax: '2.20', total: '10.00', total_tax: '2.20', price: 10, meta_data: [] },
  ...changes,
});

/** An order of WooCommerce of two lines, by customer 5 with an account. */
export const wooOrder = (id: number, changes: object = {}) => ({
  ...{
    id,
    parent_id: 0,
    status: 'processing',
    currency: 'EUR',
    prices_include_tax: false,
    created_via: 'checkout',
  },
  ...{ date_created: '2026-11-02T09:00:00', date_created_gmt: '2026-11-02T08:00:00' },
  ...{ date_modified_gmt: '2026-11-02T08:00:01', date_paid_gmt: '2026-11-02T08:00:01', total: '24.40' },
  ...{ customer_id: 5, billing: { email: 'bob@shop.example' }, coupon_lines: [], refunds: [], meta_data: [] },
  line_items: [wooItem(1, 21), wooItem(2, 22)],
  ...changes,
});

/** A product of WooCommerce, counted, seven left. */
export const wooProduct = (id: number, changes: object = {}) => ({
  ...{
    id,
    name: 'Beans',
    permalink: 'https://shop.example/product/beans',
    type: 'simple',
    status: 'publish',
  },
  ...{ catalog_visibility: 'visible', price: '12.50', manage_stock: true, stock_quantity: 7, parent_id: 0 },
  ...{ stock_status: 'instock', backorders_allowed: false, date_modified_gmt: '2026-11-01T00:00:00' },
  ...{
    categories: [{ id: 3, name: 'Coffee' }],
    tags: [{ id: 4, name: 'dark' }],
    images: [{ src: 'https://shop.example/b.jpg' }],
  },
  ...changes,
});
