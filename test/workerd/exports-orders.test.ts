// Order files as the platforms and their plugins export them, without a word of what they are.
import { expect, test } from 'vitest';
import shopify from './exports/shopify-orders.csv?raw';
import advanced from './exports/woocommerce-advanced-orders.csv?raw';
import analytics from './exports/woocommerce-analytics-orders.csv?raw';
import lineItems from './exports/woocommerce-line-item-orders.csv?raw';
import { profileOf, rows, settled } from './rows.ts';
import { newStore } from './shop.ts';
import { counts, imported, linesOf, refusalOf } from './uploads.ts';

const LINE = 'order_id, product, variant, quantity, price_minor, total_minor, status';

test('Shopify’s export of orders is read as it comes, and once more tells nothing new', async () => {
  const store = await newStore();
  const answer = await imported(store, 'orders', shopify);
  const expected = { orders: 5, lines: 7, new: 5, repeated: 0, cancelled: 2, rejected: 0 };
  expect(counts(answer)).toEqual(expected);
  expect(answer.format).toBe('shopify-orders-csv');
  expect(answer.ignoredColumns).toEqual(expect.arrayContaining(['Billing Name', 'Tags']));
  expect(answer.ignoredColumns).not.toContain('Note Attributes');
  expect(answer.ignoredColumns).not.toContain('Discount Code');
  const line = (order_id: string, product: string, quantity: number, price: number, total: number) => ({
    ...{ order_id, product, variant: '', quantity, price_minor: price, total_minor: total, status: 'paid' },
  });
  expect(await linesOf(store, LINE)).toEqual([
    line('5544001', 'BEAN-1KG', 2, 1500, 2700),
    line('5544001', 'FILTER', 1, 1500, 1350),
    { ...line('5544002', 'FILTER', 1, 1500, 1500), status: 'cancelled' },
    { ...line('5544003', 'FILTER', 1, 1500, 1500), status: 'refunded' },
    // 15 of 37 were given back.
    line('5544004', 'Cup - Blue / Large', 2, 1100, 1308),
    line('5544004', 'FILTER', 1, 1500, 892),
    line('5544005', 'FILTER', 1, 1500, 0),
  ]);
  const again = await imported(store, 'orders', shopify);
  expect(counts(again)).toEqual({ ...expected, new: 0, cancelled: 0, repeated: 7 });
});

test('the codes an order redeemed are read from exports and from a column of your own', async () => {
  const own =
    'order,date,sku,qty,price,coupon codes\n' +
    `A,2026-01-02,P,1,5,\nA,2026-01-02,Q,1,5,"W-1, w 2|W-1;${'x'.repeat(65)}"\nA,2026-01-02,R,1,5,\n` +
    'B,2026-01-02,P,1,5,\n';
  const told = async (file: string) => {
    const store = await newStore();
    await imported(store, 'orders', file);
    return rows(store, 'SELECT order_id, code FROM order_codes ORDER BY order_id, code');
  };
  expect(await told(own)).toEqual([
    { order_id: 'A', code: 'w 2' },
    { order_id: 'A', code: 'W-1' },
  ]);
  expect(await told(shopify)).toEqual([
    { order_id: '5544001', code: 'WELCOME10' },
    { order_id: '5544004', code: 'FREESHIP' },
  ]);
  expect(await told(analytics)).toEqual([{ order_id: '731', code: 'WELCOME10' }]);
});

test('what only the first row of an order says holds for all of its rows', async () => {
  const store = await newStore();
  const { notes = [] } = await imported(store, 'orders', shopify);
  expect(await rows(store, 'SELECT id, person, visitor, currency, at FROM orders LIMIT 1')).toEqual([
    {
      ...{ id: '5544001', person: 'e:ada@shop.example', visitor: 'ab'.repeat(32), currency: 'EUR' },
      at: Date.parse('2026-09-01T08:15Z'),
    },
  ]);
  expect(notes[0]).toContain('no product ids');
  expect(notes.join()).toMatch(/1 orders were refunded in part.*1 lines are in USD/s);
  await settled(store);
  expect(await profileOf(store, `v:${'ab'.repeat(32)}`)).toMatchObject({ orders: 1, spentMinor: 4050 });
});

test('rows of an order that do not stand with its first one still belong to it', async () => {
  const store = await newStore();
  const [header = '', ...lines] = shopify.split('\n').filter((line) => line !== '');
  const first = lines.findIndex((line) => line.startsWith('#1001,ada@shop.example,,'));
  const moved = [header, ...lines.filter((_, i) => i !== first), lines[first]].join('\n');
  expect(counts(await imported(store, 'orders', moved))).toMatchObject({ orders: 5, lines: 7, rejected: 0 });
  expect(await rows(store, "SELECT count(*) AS n FROM order_lines WHERE order_id = '5544001'")).toEqual([
    { n: 2 },
  ]);
});

test('an order whose number a spreadsheet spoilt goes by its name', async () => {
  const store = await newStore();
  await imported(store, 'orders', shopify.replaceAll('5544001', '5.54E+06'));
  expect(await rows(store, "SELECT id FROM orders WHERE id LIKE '#%'")).toEqual([{ id: '#1001' }]);
});

test('the export of the advanced order plugin for WooCommerce is read by its columns', async () => {
  const store = await newStore();
  const answer = await imported(store, 'orders', advanced);
  expect(answer).toMatchObject({
    format: 'woocommerce-orders-csv',
    orders: 2,
    new: 2,
    cancelled: 1,
    rejected: 1,
  });
  expect(answer.rejections).toEqual([{ line: 5, why: 'has a quantity of 0' }]);
  expect(await linesOf(store, 'person, product, quantity, price_minor, status, at')).toMatchObject([
    { person: 'e:ada@shop.example', product: 'BEAN-1KG', quantity: 2, price_minor: 1500, status: 'paid' },
    { product: 'FILTER', quantity: 1, at: Date.parse('2026-09-01T08:15Z') },
    { person: 'e:bob@shop.example', product: 'FILTER', status: 'cancelled' },
  ]);
});

test('the Analytics export of WooCommerce tells products by name and shares out what was paid', async () => {
  const store = await newStore();
  const answer = await imported(store, 'orders', analytics);
  expect(answer).toMatchObject({
    format: 'woocommerce-analytics-csv',
    orders: 2,
    new: 2,
    cancelled: 1,
    rejected: 1,
  });
  expect(answer.rejections).toEqual([{ line: 4, why: 'has no product' }]);
  expect(await linesOf(store, LINE)).toMatchObject([
    { order_id: '731', product: 'Espresso Beans, 1 kg', quantity: 2, price_minor: 1500, total_minor: 3000 },
    { order_id: '731', product: 'Paper Filters', quantity: 1, total_minor: 1500 },
    { order_id: '732', product: 'Paper Filters', status: 'cancelled' },
  ]);
});

test('an export with a cell for each line is taken apart, and its dates settle each other', async () => {
  const store = await newStore();
  const answer = await imported(store, 'orders', lineItems);
  expect(answer).toMatchObject({
    format: 'woocommerce-orders-csv',
    orders: 2,
    new: 2,
    cancelled: 1,
    rejected: 0,
  });
  expect(await linesOf(store, `${LINE}, person, at`)).toMatchObject([
    {
      ...{ person: 'c:17', product: '12', variant: '', quantity: 2, price_minor: 1500, total_minor: 3000 },
      at: Date.parse('2026-09-01T08:15Z'),
    },
    { person: 'c:17', product: '14', variant: '141' },
    { person: 'e:bob@shop.example', status: 'cancelled', at: Date.parse('2026-09-30T08:15Z') },
  ]);
});

test('the hash in the order meta of WooCommerce links an exported order to its browser; any other text links none', async () => {
  const store = await newStore();
  const hash = 'ab'.repeat(32);
  const [header, first, second] = lineItems.trim().split('\n');
  const file = [`${header},meta:_reprise_visitor`, `${first},${hash}`, `${second},none`].join('\n');
  expect(await imported(store, 'orders', file)).toMatchObject({
    orders: 2,
    new: 2,
    cancelled: 1,
    rejected: 0,
  });
  expect(await rows(store, 'SELECT visitor FROM orders ORDER BY id')).toEqual([
    { visitor: hash },
    { visitor: null },
  ]);
});

const GENERIC = 'order;date;sku;quantity;unit price';

test('dates and prices of any country are read alike, and the answer says how', async () => {
  const store = await newStore();
  const of = async (...lines: string[]) => imported(store, 'orders', [GENERIC, ...lines].join('\n'));
  expect(await of('E1;01/11/2026;P;1;€3.00', 'E2;13/11/2026;P;1;1.234,50 €')).toMatchObject({ new: 2 });
  expect(await of('U1;11/01/2026;P;1;3.00', 'U2;11/13/2026;P;1;1,234.50')).toMatchObject({ new: 2 });
  expect(await of('K1;01.11.2026 10:00;P;1.000;1.234', 'K2;01.11.2026;P;1;12,50')).toMatchObject({
    rejected: 0,
  });
  const guessed = await of('G1;01/11/2026;P;1;3', 'G2;02/11/2026;P;1;3');
  expect(guessed.notes).toEqual([
    expect.stringMatching(/`01\/11\/2026` was read with the day first: .*`en`/),
  ]);
  const told = 'orders?dates=month-first';
  const meant = await imported(store, told, `${GENERIC}\nM1;01/11/2026;P;1;3`);
  expect(meant.notes).toBeUndefined();
  expect(await refusalOf(store, 'orders?dates=dmy', `${GENERIC}\n`)).toMatch(/^422 .*month-first/);
  expect(await rows(store, 'SELECT order_id, at, price_minor FROM order_lines')).toEqual(
    [
      ...[['E1', '2026-11-01T11:00Z', 300] as const, ['E2', '2026-11-13T11:00Z', 123_450] as const],
      ...[['G1', '2026-11-01T11:00Z', 300] as const, ['G2', '2026-11-02T11:00Z', 300] as const],
      ...[['K1', '2026-11-01T09:00Z', 123_400] as const, ['K2', '2026-11-01T11:00Z', 1250] as const],
      ['M1', '2026-01-11T11:00Z', 300] as const,
      ...[['U1', '2026-11-01T11:00Z', 300] as const, ['U2', '2026-11-13T11:00Z', 123_450] as const],
    ].map(([order_id, at, price_minor]) => ({ order_id, at: Date.parse(at), price_minor })),
  );
});

test('a column that could be two things is refused, and both are named', async () => {
  const store = await newStore();
  expect(await refusalOf(store, 'orders', 'name,date,sku,quantity,price\n1,2026-01-01,P,1,1\n')).toMatch(
    /^422 .*`name` could be the order or the title/,
  );
  expect(
    await refusalOf(store, 'orders', 'order,Date,sku,quantity,price,date\n1,2026-01-01,P,1,1,2026-01-02\n'),
  ).toMatch(/^422 .*two columns that could be the at: `Date` \(column 2\) and `date` \(column 6\)/);
});

test('files of Excel are read: UTF-16, Windows-1252, tabs, semicolons, `sep=`', async () => {
  const store = await newStore();
  const text = 'order\tdate\tproduct\tname\tquantity\tprice\nA\t46327\tP\tCafé crème\t1\t3,50\n';
  const utf16 = (mark: boolean) => {
    const units = Uint16Array.from(`${mark ? '\ufeff' : ''}${text}`, (char) => char.charCodeAt(0));
    return new Uint8Array(units.buffer);
  };
  const latin = Uint8Array.from(text, (char) => char.charCodeAt(0));
  const separated = `sep=;\r\n${text.replaceAll('\t', ';').replaceAll('\n', '\r\n')}`;
  expect(await imported(store, 'orders', utf16(true))).toMatchObject({ new: 1 });
  for (const body of [utf16(false), latin, separated])
    expect(await imported(store, 'orders', body)).toMatchObject({ lines: 1, repeated: 1 });
  expect(await rows(store, 'SELECT title FROM products')).toEqual([{ title: 'Café crème' }]);
});
