// Orders as platforms tell them: changed, refunded, cancelled, deleted, in any order and more than once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putSecret, shopifyHook, shopifyTold, wooTold } from './hooks.ts';
import { item, shopifyOrder, shopifyRefund, wooItem, wooOrder } from './payloads.ts';
import { profileOf, profiles, rows, settled } from './rows.ts';
import { callAs, newStore, type TestStore } from './shop.ts';

const HASH = 'ab'.repeat(32);

async function shop(): Promise<TestStore> {
  const store = await newStore();
  await putSecret(store, 'shopify');
  await putSecret(store, 'woocommerce');
  return store;
}

const lines = (store: TestStore) =>
  rows(store, 'SELECT product, variant, quantity, total_minor, status FROM order_lines ORDER BY product');

test('an order of Shopify is what the shop was paid: discounts off, hash and codes kept, no line of no product', async () => {
  const store = await shop();
  const given = shopifyOrder(1, {
    discount_codes: [{ code: 'WELCOME15', amount: '3.00', type: 'percentage' }],
    note_attributes: [
      { name: 'gift', value: 'yes' },
      { name: 'reprise_visitor', value: HASH },
    ],
    line_items: [
      item(1, 11, { quantity: 2, discount_allocations: [{ amount: '3.00' }, { amount: '0.50' }] }),
      item(2, 12, { selling_plan_allocation: { selling_plan: { id: 5 } } }),
      item(3, null, { title: 'Tip' }),
      item(4, 14, { gift_card: true }),
      item(5, 15, { price: 'free' }),
    ],
  });
  expect(await shopifyTold(store, 'orders/create', given)).toMatchObject({
    ...{ new: 2, rejected: 1 },
    rejections: [{ line: 1, why: 'line item 5 has a price that is no number' }],
  });
  expect(
    await rows(
      store,
      'SELECT product, variant, quantity, price_minor, total_minor, subscription FROM order_lines',
    ),
  ).toEqual([
    { product: '11', variant: '110', quantity: 2, price_minor: 1000, total_minor: 1650, subscription: 0 },
    { product: '12', variant: '120', quantity: 1, price_minor: 1000, total_minor: 1000, subscription: 1 },
  ]);
  expect(await rows(store, 'SELECT person, at, updated_at, email, visitor, codes FROM orders')).toEqual([
    {
      ...{ person: 'c:207', email: 'bob@shop.example', visitor: HASH, codes: '["WELCOME15"]' },
      ...{ at: Date.parse('2026-11-02T08:00:00Z'), updated_at: Date.parse('2026-11-02T08:00:01Z') },
    },
  ]);
});

test('an order of WooCommerce is what the shop was paid, and a billing address makes nobody of a signed-in customer', async () => {
  const store = await shop();
  const given = wooOrder(1, {
    ...{ prices_include_tax: true, coupon_lines: [{ code: 'welcome15' }] },
    meta_data: [{ id: 9, key: '_reprise_visitor', value: HASH }],
    line_items: [
      wooItem(1, 21, {
        quantity: 2,
        subtotal: '20.00',
        subtotal_tax: '4.40',
        total: '17.00',
        total_tax: '3.74',
      }),
      wooItem(2, 22, {
        variation_id: 220,
        quantity: 0.5,
        meta_data: [{ key: '_wcsatt_scheme', value: '1_month' }],
      }),
      wooItem(3, 0),
    ],
  });
  expect(await wooTold(store, 'order.created', given)).toMatchObject({ new: 2, rejected: 0 });
  expect(
    await rows(
      store,
      'SELECT product, variant, quantity, price_minor, total_minor, subscription FROM order_lines',
    ),
  ).toEqual([
    { product: '21', variant: '', quantity: 2, price_minor: 1220, total_minor: 2074, subscription: 0 },
    { product: '22', variant: '220', quantity: 1, price_minor: 1220, total_minor: 1220, subscription: 1 },
  ]);
  expect(await rows(store, 'SELECT person, at, email, visitor, codes FROM orders')).toEqual([
    {
      person: 'c:5',
      at: Date.parse('2026-11-02T08:00:00Z'),
      email: null,
      visitor: HASH,
      codes: '["welcome15"]',
    },
  ]);
  await wooTold(store, 'order.created', wooOrder(2, { customer_id: 0 }));
  expect(await rows(store, `SELECT person FROM orders WHERE id = '2'`)).toEqual([
    { person: 'e:bob@shop.example' },
  ]);
});

test('money is in minor units of its own currency, and another currency than the store’s adds up to nothing', async () => {
  const store = await shop();
  const order = (id: number, currency: string, price: string) =>
    shopifyTold(store, 'orders/create', shopifyOrder(id, { currency, line_items: [item(1, id, { price })] }));
  await order(31, 'EUR', '10.05');
  await order(32, 'JPY', '1000');
  await order(33, 'KWD', '1.234');
  expect(
    await rows(store, 'SELECT product, price_minor, total_minor FROM order_lines ORDER BY product'),
  ).toEqual([
    { product: '31', price_minor: 1005, total_minor: 1005 },
    { product: '32', price_minor: 1000, total_minor: 0 },
    { product: '33', price_minor: 1234, total_minor: 0 },
  ]);
});

test.each([
  ['paid', {}, 'paid'],
  ['authorized', {}, 'paid'],
  ['partially_paid', {}, 'paid'],
  ['partially_refunded', {}, 'paid'],
  ['pending', {}, 'pending'],
  ['refunded', {}, 'refunded'],
  ['voided', {}, 'cancelled'],
  ['expired', {}, 'cancelled'],
  ['a word of next year', {}, 'pending'],
  ['paid', { cancelled_at: '2026-11-03T00:00:00Z' }, 'cancelled'],
])('an order of Shopify that is %s %o counts as %s', async (financial_status, more, status) => {
  const store = await shop();
  await shopifyTold(store, 'orders/create', shopifyOrder(1, { financial_status, ...more }));
  expect(await rows(store, 'SELECT status FROM orders')).toEqual([{ status }]);
});

test.each([
  ['processing', {}, 'paid'],
  ['completed', {}, 'paid'],
  ['on-hold', {}, 'pending'],
  ['failed', {}, 'pending'],
  ['cancelled', {}, 'cancelled'],
  ['refunded', {}, 'refunded'],
  ['ready-for-pickup', {}, 'paid'],
  ['wc-awaiting-bank', { date_paid_gmt: null }, 'pending'],
  ['completed', { refunds: [{ id: 1, total: '-24.40' }] }, 'refunded'],
  ['completed', { refunds: [{ id: 1, total: '-4.40' }] }, 'paid'],
])('an order of WooCommerce that is %s %o counts as %s', async (word, more, status) => {
  const store = await shop();
  await wooTold(store, 'order.created', wooOrder(1, { status: word, ...more }));
  expect(await rows(store, 'SELECT status FROM orders')).toEqual([{ status }]);
});

test('quantities and dates at the edge are taken or named, never half kept', async () => {
  const store = await shop();
  const edge = shopifyOrder(1, {
    ...{ processed_at: '1999-12-31T23:59:59Z', customer: null, email: null },
    line_items: [80_995, 0, -1, 1_000_001, 1.5].map((quantity, i) => item(i + 1, 11 + i, { quantity })),
  });
  const { rejections, ...counts } = await shopifyTold(store, 'orders/create', edge);
  expect(counts).toMatchObject({ lines: 4, new: 1, rejected: 3 });
  expect(rejections.map(({ why }) => why)).toEqual([
    'line item 3 has a negative quantity',
    'line item 4 has a quantity above 1,000,000',
    'line item 5 has a quantity that is not a whole number',
  ]);
  expect(await rows(store, 'SELECT person, at FROM orders')).toEqual([
    { person: 'o:1', at: Date.parse('1999-12-31T23:59:59Z') },
  ]);
  expect(await lines(store)).toMatchObject([{ product: '11', quantity: 80_995 }]);
  const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString();
  for (const processed_at of [inTwoDays, '1970-01-01T00:00:00Z', 'yesterday', '2026-02-30T00:00:00Z'])
    expect(await shopifyTold(store, 'orders/create', shopifyOrder(2, { processed_at }))).toMatchObject({
      ...{ new: 0, rejected: 1 },
      rejections: [{ line: 1, why: expect.stringContaining('date') }],
    });
});

test('a partial refund of WooCommerce, which names an amount only, lowers what was spent', async () => {
  const store = await shop();
  await wooTold(store, 'order.updated', wooOrder(1, { refunds: [{ id: 1, total: '-12.20' }] }));
  await settled(store);
  expect(await profileOf(store, 'c:5')).toMatchObject({ orders: 1, spentMinor: 1000, bought: ['21', '22'] });
});

test('an order fully refunded is no purchase, and one refunded in part is the rest of it', async () => {
  const store = await shop();
  const [first, second] = [item(1, 11, { quantity: 3 }), item(2, 12)];
  await shopifyTold(store, 'orders/create', shopifyOrder(1, { line_items: [first, second] }));
  await shopifyTold(store, 'refunds/create', shopifyRefund(91, 1, [first, 1, '10.00'], [second, 1, '10.00']));
  await settled(store);
  expect(await profileOf(store, 'c:207')).toMatchObject({ orders: 1, spentMinor: 2000, bought: ['11'] });
  expect(await shopifyTold(store, 'refunds/create', shopifyRefund(92, 1, [first, 2, '20.00']))).toMatchObject(
    {
      refunded: 1,
    },
  );
  await settled(store);
  expect(await lines(store)).toEqual([]);
  expect(await profileOf(store, 'c:207')).toBeNull();
});

test('a refund or a cancellation that comes before its order is kept for it', async () => {
  const store = await shop();
  const whole = [item(1, 11), item(2, 12)] as const;
  const refund = shopifyRefund(91, 1, [whole[0], 1, '10.00']);
  expect(await shopifyTold(store, 'refunds/create', refund)).toMatchObject({ refunded: 1, repeated: 0 });
  expect(await shopifyTold(store, 'refunds/create', refund)).toMatchObject({ refunded: 0, repeated: 1 });
  await shopifyTold(store, 'orders/create', shopifyOrder(1, { line_items: whole }));
  expect(await lines(store)).toEqual([
    { product: '12', variant: '120', quantity: 1, total_minor: 1000, status: 'paid' },
  ]);
  const later = { updated_at: '2026-11-09T00:00:00Z', cancelled_at: '2026-11-09T00:00:00Z' };
  await shopifyTold(store, 'orders/cancelled', shopifyOrder(2, later));
  expect(await shopifyTold(store, 'orders/create', shopifyOrder(2))).toMatchObject({ new: 0, repeated: 2 });
  expect(await rows(store, `SELECT status FROM orders WHERE id = '2'`)).toEqual([{ status: 'cancelled' }]);
});

test('an order that is deleted stays so, whatever comes late; one restored from the trash is back', async () => {
  const store = await shop();
  await shopifyTold(
    store,
    'orders/create',
    shopifyOrder(1, { note_attributes: [{ name: 'reprise_visitor', value: HASH }] }),
  );
  await settled(store);
  expect(await profileOf(store, `v:${HASH}`)).toMatchObject({ orders: 1 });
  expect(await shopifyTold(store, 'orders/delete', { id: 1 })).toMatchObject({ deleted: 1 });
  expect(await shopifyTold(store, 'orders/delete', { id: 1 })).toMatchObject({ repeated: 1 });
  const later = shopifyOrder(1, { updated_at: '2026-11-20T00:00:00Z' });
  expect(await shopifyTold(store, 'orders/updated', later)).toMatchObject({ new: 0, repeated: 2 });
  await settled(store);
  expect(await profiles(store)).toEqual({});
  expect(await rows(store, 'SELECT * FROM visitor_orders')).toEqual([]);
  await wooTold(store, 'order.deleted', { id: 7 });
  expect(await wooTold(store, 'order.created', wooOrder(7))).toMatchObject({ new: 0, repeated: 2 });
  expect(await wooTold(store, 'order.restored', wooOrder(7))).toMatchObject({ new: 2 });
});

/** How Shopify books that more (below 0) or less was paid out than what a refund names. */
const discrepancy = (amount: number, kind = 'refund_discrepancy') => ({
  ...{ id: 1, kind, reason: 'Refund discrepancy', amount: amount.toFixed(2), tax_amount: '0.00' },
  amount_set: { shop_money: { amount: amount.toFixed(2), currency_code: 'EUR' } },
});
const paidOut = (amount: string, changes: object = {}) => ({
  transactions: [{ id: 1, kind: 'refund', status: 'success', amount, currency: 'EUR', ...changes }],
});
const shippingLine = (amount: string, tax: string) => ({
  subtotal_amount_set: { shop_money: { amount, currency_code: 'EUR' } },
  tax_amount_set: { shop_money: { amount: tax, currency_code: 'EUR' } },
});

test.each<[string, object, number]>([
  ['booked as a discrepancy', { order_adjustments: [discrepancy(-5)], ...paidOut('5.00') }, 500],
  ['paid out and booked nowhere', paidOut('5.00'), 500],
  ['more than all of it', paidOut('50.00'), 2000],
  ['of shipping, booked', { order_adjustments: [discrepancy(-4, 'shipping_refund')], ...paidOut('4.00') }, 0],
  [
    'of shipping, as it is told now',
    { refund_shipping_lines: [shippingLine('4.00', '0.88')], ...paidOut('4.88') },
    0,
  ],
  [
    'of shipping and more, booked',
    { order_adjustments: [discrepancy(-4, 'shipping_refund'), discrepancy(-1)], ...paidOut('5.00') },
    100,
  ],
  [
    'of shipping and more, paid out',
    { refund_shipping_lines: [shippingLine('4.00', '0.00')], ...paidOut('5.00') },
    100,
  ],
  ['of duties', { total_duties_set: { shop_money: { amount: '3.00' } }, ...paidOut('3.00') }, 0],
  ['that is pending', { order_adjustments: [discrepancy(-5, 'pending_refund_discrepancy')] }, 0],
  ['that failed', paidOut('5.00', { status: 'failure' }), 0],
  ['in the shopper’s own currency', paidOut('5.00', { currency: 'USD' }), 0],
  ['that is less than nothing', { order_adjustments: [discrepancy(2)] }, 0],
])('money given back without goods, %s, lowers what was spent, once', async (_, more, lowered) => {
  const refund = { ...shopifyRefund(91, 1), ...more };
  const refunded = shopifyOrder(1, { updated_at: '2026-11-06T00:00:00Z', refunds: [refund] });
  const steps = [
    (store: TestStore) => shopifyTold(store, 'orders/create', shopifyOrder(1)),
    (store: TestStore) => shopifyTold(store, 'refunds/create', refund),
    (store: TestStore) => shopifyTold(store, 'orders/updated', refunded),
  ] as const;
  const half = lowered / 2;
  const query = 'SELECT product, quantity, total_minor, taken_minor FROM order_lines ORDER BY product';
  for (const order of [
    [0, 1],
    [1, 0],
    [0, 1, 2],
    [0, 2, 1],
    [1, 2, 0],
    [0, 1, 1, 2, 2],
  ] as const) {
    const store = await shop();
    for (const step of order) await steps[step]?.(store);
    expect(await rows(store, query), order.join()).toEqual([
      { product: '11', quantity: 1, total_minor: 1000 - half, taken_minor: half },
      { product: '12', quantity: 1, total_minor: 1000 - half, taken_minor: half },
    ]);
  }
});

// The life of one order: what was ordered, then refunds of some of it, each told alone and by the order that follows.
const life = fc
  .record({
    quantities: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    discounts: fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 3, maxLength: 3 }),
    takes: fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 4 })), {
      maxLength: 4,
    }),
    // What each refund gives back without goods, in cents.
    gifts: fc.array(fc.constantFrom(0, 0, 1, 499, 1250), { minLength: 4, maxLength: 4 }),
  })
  .map(({ quantities, discounts, takes, gifts }) => {
    const items = quantities.map((quantity, i) =>
      // Two of three lines are of one product at one price: a refund must find its own.
      item(i + 1, 11 + (i % 2), {
        quantity,
        discount_allocations: [{ amount: `${(discounts[i] ?? 0) / 100}` }],
      }),
    );
    const left = [...quantities];
    const refunds = takes.flatMap(([at, wanted], i) => {
      const [lineItem, most = 0] = [items[at], left[at]];
      const quantity = Math.min(wanted, most);
      const gift = gifts[i] ?? 0;
      const money = gift === 0 ? {} : { order_adjustments: [discrepancy(-gift / 100)] };
      if (!lineItem || quantity === 0) return gift === 0 ? [] : [{ ...shopifyRefund(90 + i, 1), ...money }];
      left[at] = most - quantity;
      const refund = shopifyRefund(90 + i, 1, [lineItem, quantity, (quantity * 7.31).toFixed(2)]);
      return [{ ...refund, ...money }];
    });
    const version = (known: number) =>
      shopifyOrder(1, {
        ...{ line_items: items, refunds: refunds.slice(0, known) },
        updated_at: new Date(Date.parse('2026-11-03T00:00:00Z') + known * 1000).toISOString(),
      });
    return { created: version(0), versions: refunds.map((_, i) => version(i + 1)), refunds };
  });

test('however an order and its refunds arrive, together or apart, twice or out of order, they come to the same', async () => {
  const told = life.chain(({ created, versions, refunds }) => {
    const all = [
      ...[created, ...versions].map((order) => ['orders/updated', order] as const),
      ...refunds.map((refund) => ['refunds/create', refund] as const),
    ];
    const apart = [
      ['orders/create', created] as const,
      ...all.filter(([topic]) => topic === 'refunds/create'),
    ];
    const shuffled = (list: typeof all | typeof apart) =>
      fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 });
    return fc.tuple(fc.constant(versions.at(-1) ?? created), shuffled(all), shuffled(apart));
  });
  await fc.assert(
    fc.asyncProperty(told, async ([last, all, apart]) => {
      const seen: unknown[] = [];
      for (const hooks of [[['orders/create', last] as const], all, apart]) {
        const store = await shop();
        for (const [topic, payload] of hooks) await shopifyTold(store, topic, payload);
        await settled(store);
        seen.push([await lines(store), await profiles(store)]);
      }
      expect(seen[1]).toEqual(seen[0]);
      expect(seen[2]).toEqual(seen[0]);
    }),
    { numRuns: 12 },
  );
}, 120_000);

// Documents of one order that the shop's clock, which ticks in seconds, gives one time of change.
const ofOneSecond = fc
  .array(
    fc.record({
      quantities: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
      status: fc.constantFrom('pending', 'paid', 'paid', 'partially_refunded', 'refunded'),
      refunded: fc.subarray([91, 92]),
      told: fc.constantFrom('', '2026-11-02T08:00:01.200Z', '2026-11-02T08:00:01.900Z'),
    }),
    { minLength: 2, maxLength: 4 },
  )
  .map((documents) =>
    documents.map(({ quantities, status, refunded, told }) => ({
      headers: told === '' ? {} : { 'x-shopify-triggered-at': told },
      order: shopifyOrder(1, {
        financial_status: status,
        line_items: quantities.map((quantity, i) => item(i + 1, 11 + i, { quantity })),
        refunds: refunded.map((id) => shopifyRefund(id, 1, [item(1, 11), 1, '10.00'])),
      }),
    })),
  );

test('of documents of one second the same one holds, in whichever order they come and however often', async () => {
  const told = ofOneSecond.chain((documents) => {
    const twice = [...documents, ...documents];
    return fc.tuple(fc.constant(documents), fc.shuffledSubarray(twice, { minLength: twice.length }));
  });
  await fc.assert(
    fc.asyncProperty(told, async (arrivals) => {
      const seen: unknown[] = [];
      for (const documents of arrivals) {
        const store = await shop();
        for (const { order, headers } of documents)
          await shopifyHook(store, 'orders/updated', order, headers);
        await settled(store);
        const orders = await rows(store, 'SELECT * FROM orders');
        seen.push([await lines(store), orders, await profiles(store)]);
      }
      expect(seen[1]).toEqual(seen[0]);
    }),
    { numRuns: 15 },
  );
}, 120_000);

test('of two documents of one second, the one that was told later or is further on holds', async () => {
  const store = await shop();
  const told = (at: string, changes: object) =>
    shopifyHook(store, 'orders/updated', shopifyOrder(1, changes), { 'x-shopify-triggered-at': at });
  const one = { line_items: [item(1, 11)] };
  await told('2026-11-02T08:00:01.100Z', {});
  await told('2026-11-02T08:00:01.300Z', one);
  await told('2026-11-02T08:00:01.200Z', {});
  expect(await lines(store)).toMatchObject([{ product: '11', status: 'paid' }]);
  await told('2026-11-02T08:00:01.000Z', { financial_status: 'refunded' });
  await told('2026-11-02T08:00:01.300Z', one);
  expect(await lines(store)).toMatchObject([
    { product: '11', status: 'refunded' },
    { product: '12', status: 'refunded' },
  ]);
});

test('a refund finds its line under whichever name of the product, and whether that was known before or after', async () => {
  const told = { ...item(1, 11), quantity: 2 };
  const order = () => shopifyOrder(1, { line_items: [told] });
  const refund = shopifyRefund(91, 1, [told, 1, '10.00']);
  const named = async (store: TestStore) => {
    const product = { id: 'beans', title: 'Beans', url: '/p', aliases: [{ name: '11' }] };
    await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/products`, [product]);
    await settled(store);
  };
  const steps = [
    (store: TestStore) => shopifyTold(store, 'orders/create', order()),
    (store: TestStore) => shopifyTold(store, 'refunds/create', refund),
    named,
  ] as const;
  for (const [a, b, c] of [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const) {
    const store = await shop();
    for (const step of [a, b, c]) await steps[step](store);
    await settled(store);
    expect(await profileOf(store, 'c:207'), `${a}${b}${c}`).toMatchObject({
      spentMinor: 1000,
      bought: ['beans'],
    });
  }
});

test('a guest whose orders find their product later is renewed with the customer they belong to', async () => {
  const store = await shop();
  const known = [{ id: '5', email: 'ada@shop.example' }];
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/customers`, known);
  await wooTold(
    store,
    'order.created',
    wooOrder(1, { customer_id: 0, billing: { email: 'ada@shop.example' } }),
  );
  await settled(store);
  expect(await profileOf(store, 'c:5')).toMatchObject({ bought: ['21', '22'] });
  const product = { id: 'beans', title: 'Beans', url: '/p', aliases: [{ name: '21' }] };
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/products`, [product]);
  const bought = async () => {
    await settled(store);
    return (await profileOf(store, 'c:5'))?.bought;
  };
  await expect.poll(bought).toContain('beans');
});
