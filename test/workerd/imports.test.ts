import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { Tally } from '../../worker/import/import-answer.ts';
import { MomentReader } from '../../worker/import/moment.ts';
import { OrderImporter } from '../../worker/import/order-importer.ts';
import { runImport } from '../../worker/import/run-import.ts';
import { written } from '../../worker/routes/written.ts';
import type { CustomerView } from '../../worker/store/api/people.ts';
import { storeStub } from '../../worker/store/stub.ts';
import { catalogOf, profileOf, rows, settled } from './rows.ts';
import { callAs, mint, newStore } from './shop.ts';
import { counts, imported, linesOf, send } from './uploads.ts';

const zip = async (text: string) =>
  new Uint8Array(
    await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
  );

const HEADER = 'customer,order,timestamp,product,name,quantity,unit_price';
const CSV = `${HEADER}
13085,A1,2026-01-02T07:45,85048,"Ball, 20 lights",12,6.95
13085,A1,2026-01-02T07:45,POST,POSTAGE,1,18
,A2,2026-01-03,85048,"Ball, 20 lights",1,6.95
13085,CA1,2026-01-05T10:00,85048,"Ball, 20 lights",-12,6.95
`;
const FLAT = [
  {
    customer: 13085,
    order: 'A1',
    timestamp: '2026-01-02T07:45',
    product: '85048',
    quantity: 12,
    price: 6.95,
  },
  { customer: 13085, order: 'A1', timestamp: '2026-01-02T07:45', product: 'POST', quantity: 1, price: 18 },
  { customer: null, order: 'A2', timestamp: '2026-01-03', product: '85048', quantity: 1, price: '6.95' },
  {
    customer: 13085,
    order: 'CA1',
    timestamp: '2026-01-05T10:00',
    product: '85048',
    quantity: -12,
    price: 6.95,
  },
].map((line) => ({ ...line, name: line.product === 'POST' ? 'POSTAGE' : 'Ball, 20 lights' }));
const line = (product: string, quantity: number, price: number) => ({
  ...{ product, quantity, price },
  title: product === 'POST' ? 'POSTAGE' : 'Ball, 20 lights',
});
const DOCUMENTS = [
  {
    ...{ id: 'A1', customer: 13085, at: '2026-01-02T07:45' },
    lines: [line('85048', 12, 6.95), line('POST', 1, 18)],
  },
  { id: 'A2', customer: null, at: '2026-01-03', lines: [line('85048', 1, 6.95)] },
  { id: 'CA1', customer: '13085', at: '2026-01-05T10:00', lines: [line('85048', -12, 6.95)] },
];
const ndjson = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).join('\n');
const COUNTS = { orders: 3, lines: 4, new: 3, repeated: 0, cancelled: 1, rejected: 0 };

test.each<[string, string, string]>([
  ['CSV', CSV, 'text/csv'],
  ['CSV without a type', CSV, ''],
  ['CSV that claims to be octets', CSV, 'application/octet-stream'],
  ['CSV with byte order mark, CRLF and empty lines', `\ufeff${CSV.replaceAll('\n', '\r\n\r\n')}`, 'text/csv'],
  ['CSV with semicolons', CSV.replaceAll(',', ';').replace(/Ball;/g, 'Ball,'), 'text/csv'],
  ['CSV with tabs', CSV.replaceAll(/,(?! 20)/g, '\t'), ''],
  ['a JSON array of lines', JSON.stringify(FLAT, null, 2), 'application/json'],
  ['NDJSON of lines', ndjson(FLAT), 'application/x-ndjson'],
  ['a JSON array of orders', JSON.stringify(DOCUMENTS), ''],
  ['NDJSON of orders', ndjson(DOCUMENTS), ''],
  [
    'orders one after another',
    DOCUMENTS.map((one) => JSON.stringify(one, null, 1)).join(' '),
    'application/json',
  ],
])('%s, zipped or not, tells the same rows, and once more nothing new', async (_, text, type) => {
  const [plain, zipped, model] = [await newStore(), await newStore(), await newStore()];
  await imported(model, 'orders', CSV, 'text/csv');
  const expected = await linesOf(model);
  expect(counts(await imported(plain, 'orders', text, type))).toEqual(COUNTS);
  expect(counts(await imported(zipped, 'orders', await zip(text), type))).toEqual(COUNTS);
  expect(await linesOf(plain)).toEqual(expected);
  expect(await linesOf(zipped)).toEqual(expected);
  const again = counts(await imported(zipped, 'orders', text, type));
  expect(again).toEqual({ ...COUNTS, new: 0, cancelled: 0, repeated: 4 });
  expect(await linesOf(zipped)).toEqual(expected);
});

test('a half-broken file imports its good part and names each rejected line with its reason', async () => {
  const store = await newStore();
  const bad = [
    ['1,B1,2026-02-30,P,x,1,1', 'does not exist'],
    ['1,B1,not a date,P,x,1,1', 'not like'],
    ['1,B1,2999-01-01,P,x,1,1', 'future'],
    ['1,B1,2026-02-01,P,x,0,1', 'quantity of 0'],
    ['1,B1,2026-02-01,P,x,1.5,1', 'whole number'],
    ['1,B1,2026-02-01,P,x,1,a lot', 'no number'],
    ['1,,2026-02-01,P,x,1,1', 'no order'],
    ['1,B1,2026-02-01,,,1,1', 'no product'],
    ['1,B1,2026-02-01,P,"never closed,1,1', 'quote'],
    [`${'x'.repeat(200)},B1,2026-02-01,P,x,1,1`, 'customer longer'],
    ['1,B1,2026-02-01,P,x,1,1,,,extra', 'fields'],
  ] as const;
  const good = '1,G,2026-02-01,P,x,80995,\n';
  const answer = await imported(
    store,
    'orders',
    `${HEADER}\n${bad.map(([one]) => `${one}\n${good}`).join('')}`,
  );
  expect(counts(answer)).toEqual({ orders: 1, lines: 22, new: 11, repeated: 0, cancelled: 0, rejected: 11 });
  expect(answer.rejections).toEqual(
    bad.map(([, why], i) => ({ line: 2 + 2 * i, why: expect.stringContaining(why) })),
  );
});

test('the first hundred rejections are named, the rest counted', async () => {
  const store = await newStore();
  const answer = await imported(store, 'orders', `${HEADER}\n${'1,B,never,P,x,1,1\n'.repeat(250)}`);
  expect(counts(answer)).toMatchObject({ lines: 250, rejected: 250, orders: 0 });
  expect(answer.rejections).toHaveLength(100);
  expect(answer.rejections.at(-1)).toMatchObject({ line: 101 });
});

test('a missing column is named with what was found, and an empty upload is refused', async () => {
  const store = await newStore();
  const answer = await send(store, 'orders', 'customer;order;day of week;product\n1;2;3;4\n');
  expect(answer.status).toBe(422);
  const { errors } = await answer.json<{ errors: { detail: string }[] }>();
  expect(errors[0]?.detail).toMatch(/quantity.*`day of week`/);
  for (const body of ['', '\n\n']) expect((await send(store, 'orders', body)).status).toBe(422);
  expect(counts(await imported(store, 'orders', '[]'))).toMatchObject({ lines: 0, rejected: 0 });
});

test.each([
  ['orders', HEADER],
  ['orders', `${HEADER}${`1,A,2026-01-02,P,"Thing, large",1,2.00`.repeat(40_000)}`],
  ['products', 'id,title,url,price'],
  ['customers', 'id,email'],
])('a CSV of %s without a line end is refused: its client took them out', async (what, header) => {
  const store = await newStore();
  const answer = await send(store, what, header);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    errors: [{ pointer: '', detail: expect.stringContaining('--data-binary') }],
  });
  expect(await linesOf(store)).toEqual([]);
  const names = header.startsWith(HEADER) ? HEADER : header;
  expect(counts(await imported(store, what, `${names}\n`))).toMatchObject({ lines: 0, rejected: 0 });
});

test('what was acknowledged before an upload broke off is kept, and a repeat completes it', async () => {
  const store = await newStore();
  const line = (i: number) => `c${i % 50},O${i},2026-01-02,P${i % 20},Thing,1,2.00\n`;
  const text = HEADER.concat('\n', ...Array.from({ length: 9000 }, (_, i) => line(i)));
  const half = new TextEncoder().encode(text.slice(0, text.length / 2));
  const sent: Uint8Array[] = [];
  const cut = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (sent.push(half) === 1) controller.enqueue(half);
      else controller.error(new Error('the connection is gone'));
    },
  });
  const tally = new Tally();
  const stub = storeStub(env, store.id);
  const setting = { currency: 'EUR', moments: new MomentReader('UTC'), latest: Date.now() };
  const importer = new OrderImporter(setting, tally, async (batch) =>
    written(await stub.importOrders({ keyId: 'operator' }, batch)),
  );
  await runImport(cut, 'text/csv', importer, tally);
  const broken = tally.answer;
  expect(broken).toMatchObject({ rejected: 1, rejections: [{ why: expect.stringContaining('breaks off') }] });
  expect(broken.new).toBeGreaterThan(4000);
  expect((await rows(store, 'SELECT count(*) AS n FROM order_lines'))[0]?.n).toBe(broken.new);
  expect(counts(await imported(store, 'orders', text))).toEqual({
    ...{ orders: 9000, lines: 9000, new: 9000 - broken.new, repeated: broken.new, cancelled: 0, rejected: 0 },
  });
});

test('of a JSON array in one line that breaks off, the orders that came whole are kept', async () => {
  const store = await newStore();
  const text = new TextEncoder().encode(JSON.stringify(DOCUMENTS));
  let pulls = 0;
  const cut = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (pulls++ === 0) controller.enqueue(text.slice(0, -40));
      else controller.error(new Error('the connection is gone'));
    },
  });
  const tally = new Tally();
  const setting = { currency: 'EUR', moments: new MomentReader('UTC'), latest: Date.now() };
  const importer = new OrderImporter(setting, tally, async (batch) =>
    written(await storeStub(env, store.id).importOrders({ keyId: 'operator' }, batch)),
  );
  await runImport(cut, 'application/json', importer, tally);
  expect(counts(tally.answer)).toMatchObject({ orders: 2, new: 3, cancelled: 0, rejected: 1 });
});

test('broken compression keeps what could be read', async () => {
  const store = await newStore();
  const line = (i: number) =>
    `c${i},O${i},2026-01-02,P${(i * 7919) % 1000},Thing ${(i * 104_729) % 9973},1,2.00\n`;
  const whole = await zip(HEADER.concat('\n', ...Array.from({ length: 20_000 }, (_, i) => line(i))));
  const answer = await imported(store, 'orders', whole.slice(0, whole.length / 2));
  expect(answer.new).toBeGreaterThan(2000);
  expect(answer.rejections).toEqual([{ line: answer.lines + 1, why: expect.stringContaining('compressed') }]);
});

test('equal lines of one order are counted apart, also when other orders stand between', async () => {
  const store = await newStore();
  const [a, b] = ['1,A,2026-01-02,P,x,1,1', '1,B,2026-01-02,P,x,1,1'];
  expect(counts(await imported(store, 'orders', [HEADER, a, b, a, b, a].join('\n')))).toMatchObject({
    new: 5,
  });
  expect(await rows(store, 'SELECT order_id, position FROM order_lines')).toEqual([
    ...[0, 1, 2].map((position) => ({ order_id: 'A', position })),
    ...[0, 1].map((position) => ({ order_id: 'B', position })),
  ]);
});

test('a unit price with more decimals than the currency rounds the line, not the unit', async () => {
  const store = await newStore();
  await imported(store, 'orders', `${HEADER}\n1,A,2026-01-02,P,x,100,0.005\n`);
  expect(await rows(store, 'SELECT price_minor, total_minor FROM order_lines')).toEqual([
    { price_minor: 1, total_minor: 50 },
  ]);
});

test('an order in another currency is a purchase whose money is not added up', async () => {
  const store = await newStore();
  await imported(
    store,
    'orders',
    'order,date,sku,qty,price,currency,customer\nA,2026-01-02,P,2,1000,JPY,1\n',
  );
  await settled(store);
  expect(await profileOf(store, 'c:1')).toMatchObject({ orders: 1, spentMinor: 0 });
  expect(await rows(store, 'SELECT price_minor FROM order_lines')).toEqual([{ price_minor: 1000 }]);
});

test('a time without zone is the store’s own', async () => {
  const store = await newStore();
  await imported(store, 'orders', `${HEADER}\n1,A,2026-07-02T10:00,P,x,1,1\n`);
  expect(await rows(store, 'SELECT at FROM order_lines')).toEqual([{ at: Date.parse('2026-07-02T08:00Z') }]);
});

const order = (changes: object = {}) => ({
  ...{
    id: 'A',
    customer: '1',
    at: '2026-01-02T10:00:00Z',
    updatedAt: '2026-01-02T10:00:00Z',
    status: 'paid',
  },
  lines: [line('P', 2, 5), line('Q', 1, 3)],
  ...changes,
});

test('an order update applies only if it is newer, and what it no longer has is gone', async () => {
  const store = await newStore();
  const at = (updatedAt: string, changes: object) => JSON.stringify([order({ updatedAt, ...changes })]);
  await imported(store, 'orders', at('2026-01-03T00:00:00Z', {}));
  const newer = at('2026-01-05T00:00:00Z', { lines: [line('P', 3, 5)] });
  expect(counts(await imported(store, 'orders', newer))).toMatchObject({ lines: 1, repeated: 1 });
  const older = at('2026-01-04T00:00:00Z', { lines: [line('R', 1, 1)], status: 'cancelled' });
  expect(counts(await imported(store, 'orders', older))).toMatchObject({ lines: 1, repeated: 1 });
  expect(await rows(store, 'SELECT product, quantity, status FROM order_lines')).toEqual([
    { product: 'P', quantity: 3, status: 'paid' },
  ]);
});

const HEAD = 'order,date,customer,sku,qty,price';
const STORED = 'SELECT order_id, product, quantity, total_minor FROM order_lines ORDER BY order_id, product';

test('a CSV that tells when an order was changed corrects it: what it no longer has is gone', async () => {
  const store = await newStore();
  const file = (...lines: string[]) => [`${HEAD},Modified Date`, ...lines].join('\n');
  const before = file(
    'A,2026-01-02,c1,P,1,5,2026-01-03 10:00',
    'B,2026-01-02,c2,P,1,5,2026-01-03 10:00',
    'A,2026-01-02,c1,Q,1,3,2026-01-03 10:00',
  );
  const answer = await imported(store, 'orders', before);
  expect(answer).toMatchObject({ orders: 2, new: 3, repeated: 0 });
  expect(answer.ignoredColumns).toBeUndefined();
  expect(counts(await imported(store, 'orders', before))).toMatchObject({ new: 0, repeated: 3 });
  const after = file('A,2026-01-02,c1,P,3,5,2026-01-04 10:00');
  expect(counts(await imported(store, 'orders', after))).toMatchObject({ lines: 1, repeated: 1 });
  const corrected = [
    { order_id: 'A', product: 'P', quantity: 3, total_minor: 1500 },
    { order_id: 'B', product: 'P', quantity: 1, total_minor: 500 },
  ];
  expect(await rows(store, STORED)).toEqual(corrected);
  const { notes } = await imported(store, 'orders', before);
  expect(notes).toBeUndefined();
  expect(await rows(store, STORED)).toEqual(corrected);
});

test('an order of a CSV is whole however many batches its file fills, and a line that stands too far off is named', async () => {
  const store = await newStore();
  const lines = Array.from({ length: 21_000 }, (_, i) => `O${i},2026-01-02,c${i},P,1,5,2026-01-03`);
  lines.splice(15_000, 0, 'O0,2026-01-02,c0,Q,1,5,2026-01-03');
  lines.push('O1,2026-01-02,c1,Q,1,5,2026-01-03');
  const answer = await imported(store, 'orders', [`${HEAD},updated_at`, ...lines].join('\n'));
  expect(answer).toMatchObject({ orders: 21_000, lines: 21_002, new: 21_001, rejected: 1 });
  expect(answer.rejections).toEqual([{ line: 21_003, why: expect.stringContaining('20,000 lines') }]);
  const query = "SELECT order_id, product FROM order_lines WHERE order_id IN ('O0', 'O1') ORDER BY order_id";
  expect(await rows(store, query)).toEqual([
    { order_id: 'O0', product: 'P' },
    { order_id: 'O0', product: 'Q' },
    { order_id: 'O1', product: 'P' },
  ]);
});

test('lines that differ from what is stored, in a file that does not tell which is newer, are said to', async () => {
  const store = await newStore();
  const file = (...lines: string[]) => [HEAD, ...lines].join('\n');
  await imported(store, 'orders', file('A,2026-01-02,c1,P,1,5', 'A,2026-01-02,c1,Q,1,3'));
  const again = await imported(store, 'orders', file('A,2026-01-02,c1,P,3,5', 'A,2026-01-02,c1,Q,1,3'));
  expect(counts(again)).toMatchObject({ lines: 2, new: 0, repeated: 2 });
  expect(again.notes).toEqual([expect.stringMatching(/^1 repeated lines differ .*`updated at`/)]);
  const whole = { ...order({ updatedAt: '2026-01-05T00:00:00Z' }), id: 'B' };
  await imported(store, 'orders', JSON.stringify([whole]));
  const { notes = [] } = await imported(
    store,
    'orders',
    file('B,2026-01-02,c1,P,7,5', 'B,2026-01-02,c1,Q,1,3'),
  );
  expect(notes).toEqual([expect.stringMatching(/^1 repeated lines differ/)]);
});

test('of an order that came cut off and came whole, changed at the same time, the whole one holds, in either order', async () => {
  const whole = ['A,2026-01-02,c1,P,1,5', 'A,2026-01-02,c1,Q,1,5', 'A,2026-01-02,c1,R,1,5'];
  const file = (lines: readonly string[]) =>
    [`${HEAD},updated_at`, ...lines.map((line) => `${line},2026-01-03 10:00`)].join('\n');
  const files = Array.from({ length: 2 }, (_, i) => file(whole.slice(0, i + 1)));
  for (const order of [
    [...files, file(whole)],
    [file(whole), ...files],
  ]) {
    const store = await newStore();
    for (const one of order) await imported(store, 'orders', one);
    expect(await rows(store, 'SELECT product FROM order_lines ORDER BY product')).toEqual(
      ['P', 'Q', 'R'].map((product) => ({ product })),
    );
  }
});

test('a day of change without a time is its beginning; one that cannot be read, or is to come, tells nothing', async () => {
  const store = await newStore();
  const changed = (when: string, id: string) =>
    imported(store, 'orders', [`${HEAD},updated_at`, `${id},2026-01-02,c1,P,1,5,${when}`].join('\n'));
  for (const [i, when] of ['0000-00-00 00:00:00', 'NULL', '2999-01-01 10:00', '2026-01-05'].entries())
    expect(counts(await changed(when, `O${i}`))).toMatchObject({ new: 1, rejected: 0 });
  const cancelled = order({ updatedAt: '2026-01-05T09:00:00Z', status: 'cancelled' });
  await imported(store, 'orders', JSON.stringify([{ ...cancelled, id: 'O3' }]));
  expect(
    await rows(store, 'SELECT id, updated_at IS NULL AS untold, status FROM orders ORDER BY id'),
  ).toEqual([
    ...['O0', 'O1', 'O2'].map((id) => ({ id, untold: 1, status: 'paid' })),
    { id: 'O3', untold: 0, status: 'cancelled' },
  ]);
});

test('of two documents of one moment in one file the one that is further on holds, in either order', async () => {
  const at = '2026-01-03T00:00:00Z';
  const told = [
    order({ updatedAt: at, lines: [line('P', 1, 5)] }),
    order({ updatedAt: at, status: 'cancelled', lines: [line('P', 1, 5), line('Q', 1, 3)] }),
  ];
  for (const documents of [told, told.toReversed()]) {
    const store = await newStore();
    const answer = await imported(store, 'orders', JSON.stringify(documents));
    expect(answer.lines).toBe(3);
    expect(await rows(store, 'SELECT product, status FROM order_lines ORDER BY product')).toEqual([
      { product: 'P', status: 'cancelled' },
      { product: 'Q', status: 'cancelled' },
    ]);
  }
});

test('a cancelled order counts for nothing, whichever way the news comes', async () => {
  const store = await newStore();
  await imported(store, 'orders', JSON.stringify([order(), order({ id: 'B' })]));
  await settled(store);
  expect(await profileOf(store, 'c:1')).toMatchObject({ orders: 2, spentMinor: 2600 });
  const news = order({ status: 'cancelled', updatedAt: '2026-01-04T00:00:00Z' });
  expect(counts(await imported(store, 'orders', JSON.stringify([news])))).toMatchObject({
    repeated: 2,
    new: 0,
  });
  await settled(store);
  expect(await profileOf(store, 'c:1')).toMatchObject({ orders: 1, spentMinor: 1300 });
  const csv = 'order,date,sku,qty,price,status,customer\nC,2026-01-02,P,1,1,paid,2\n';
  await imported(store, 'orders', csv);
  await imported(store, 'orders', csv.replace('paid', 'refunded'));
  await settled(store);
  expect(await profileOf(store, 'c:2')).toMatchObject({ orders: 0, spentMinor: 0 });
});

test('a browser’s profile is made of the orders that carry its hash and of nothing else', async () => {
  const store = await newStore();
  const hash = 'ab'.repeat(32);
  const orders = [
    order({ id: 'A', visitorHash: hash, lines: [line('P', 1, 5)] }),
    order({ id: 'B', lines: [line('Q', 1, 7)] }),
    order({ id: 'G', customer: undefined, visitorHash: hash, lines: [line('R', 1, 2)] }),
  ];
  await imported(store, 'orders', JSON.stringify(orders));
  await settled(store);
  expect(await profileOf(store, `v:${hash}`)).toMatchObject({ orders: 2, spentMinor: 700 });
  expect((await profileOf(store, `v:${hash}`))?.bought).not.toContain('Q');
  expect(await profileOf(store, 'c:1')).toMatchObject({ orders: 2, spentMinor: 1200 });
});

test('products are imported from JSON and CSV, and one that changed is new again', async () => {
  const store = await newStore();
  const csv =
    'id,title,url,price,stock,tags,vendor\nP1,Beans,/p1,12.90,3,"a, b",Aralia\nP2,,/p2,1,,,\nP3,Tea,nowhere,1,,,\n';
  const answer = await imported(store, 'products', csv);
  expect(counts(answer)).toMatchObject({ orders: 0, lines: 3, new: 1, rejected: 2 });
  expect(answer.rejections).toMatchObject([{ line: 3 }, { line: 4, why: expect.stringContaining('url') }]);
  const beans = {
    id: 'P1',
    title: 'Beans',
    url: '/p1',
    priceMinor: 1290,
    stock: 3,
    tags: ['a', 'b'],
    brand: 'Aralia',
  };
  expect(counts(await imported(store, 'products', JSON.stringify([beans])))).toMatchObject({ repeated: 1 });
  await settled(store);
  expect((await catalogOf(store))?.products).toEqual([{ ...beans, isNew: true }]);
  const dearer = ndjson([{ ...beans, priceMinor: undefined, price: '13.50' }]);
  expect(counts(await imported(store, 'products', dearer))).toMatchObject({ new: 1 });
  expect(await rows(store, 'SELECT price_minor FROM products')).toEqual([{ price_minor: 1350 }]);
});

test('what is told of a customer joins what they bought; what is not told stays', async () => {
  const store = await newStore();
  await imported(store, 'orders', JSON.stringify([order()]));
  const csv =
    'Customer ID,Accepts Email Marketing,Tags,Attribute Size\n1,yes,"vip, wholesale",L\n2,maybe,,\n,yes,,\n';
  const answer = await imported(store, 'customers', csv);
  expect(counts(answer)).toMatchObject({ lines: 3, new: 1, rejected: 2 });
  expect(counts(await imported(store, 'customers', '[{"id":"1","attributes":{"size":"XL"}}]'))).toMatchObject(
    { new: 1 },
  );
  await settled(store);
  expect(await profileOf(store, 'c:1')).toMatchObject({
    ...{ orders: 1, subscribed: 'yes', tags: ['vip', 'wholesale'], attributes: { size: 'XL' } },
  });
  expect(counts(await imported(store, 'customers', csv))).toMatchObject({ repeated: 0, new: 1 });
});

test('what is told of an address is told of the customer who uses it, whichever comes first', async () => {
  const store = await newStore();
  const newsletter = 'email,subscribed,tags\nAda.Byron+shop@gmail.com,yes,news\nbob@shop.example,no,\n';
  const buys = (id: string, customer: string, email: string) => order({ id, customer, email });
  await imported(store, 'orders', JSON.stringify([buys('A', 'ada', 'adabyron@gmail.com')]));
  await imported(store, 'customers', newsletter);
  await imported(store, 'orders', JSON.stringify([buys('B', 'bob', 'Bob@shop.example')]));
  await imported(store, 'customers', '[{"id":"ada","tags":["vip"]}]');
  await settled(store);
  expect(await profileOf(store, 'c:ada')).toMatchObject({ subscribed: 'yes', tags: ['vip'] });
  expect(await profileOf(store, 'c:bob')).toMatchObject({ subscribed: 'no', tags: [] });
});

test('one customer is shown as of any moment, and an unknown one is a 404', async () => {
  const store = await newStore();
  const read = (path: string) => callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/customers/${path}`);
  const csv = [1, 2, 3].map((month) => `1,M${month},2025-0${month}-02T10:00,P,Beans,1,5.00`);
  await imported(store, 'orders', [HEADER, ...csv].join('\n'));
  await settled(store);
  expect(await (await read('1')).json()).toMatchObject({ id: '1', orders: 3, spentMinor: 1500 });
  const earlier = await (await read('1?at=2025-02-15')).json();
  expect(earlier).toMatchObject({ orders: 2, lastOrderAt: Date.parse('2025-02-02T09:00Z') });
  expect(await (await read('1?at=2024-01-01')).json()).toMatchObject({ orders: 0, segment: 'returning' });
  expect((await read('nobody')).status).toBe(404);
  expect((await read('1?at=2025-02-30')).status).toBe(422);
  expect((await callAs('', 'GET', `/v1/stores/${store.id}/customers/1`)).status).toBe(401);
});

test('what is due is likely, at a whole millisecond, and nothing long forgotten', async () => {
  const store = await newStore();
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
  const buyers = Array.from({ length: 40 }, (_, i) => i);
  const csv = buyers.flatMap((i) =>
    [110, 89, 71, 50, 32, 13].map((ago) => `${i},M${i}-${ago},${day(ago + (i % 7))},P,Beans,1,5.00`),
  );
  await imported(store, 'orders', [HEADER, ...csv].join('\n'));
  await settled(store);
  const dueAt = async (ago: number) => {
    const path = `/v1/stores/${store.id}/customers/6?at=${day(ago)}`;
    return (await (await callAs(store.adminKey, 'GET', path)).json<CustomerView>()).due;
  };
  const [first] = await dueAt(0);
  expect(first?.product).toBe('P');
  expect(Number.isInteger(first?.dueAt)).toBe(true);
  expect(first?.probability).toBeGreaterThanOrEqual(0.01);
  expect(await dueAt(-600)).toEqual([]);
});

test('a revoked key imports nothing more', async () => {
  const store = await newStore();
  const { id, adminKey } = await mint(store.adminKey, store.id, ['import']);
  const record = await env.KV.get(`key:${id}`);
  if (record === null) throw new Error('KV knows no such key');
  await callAs(store.adminKey, 'DELETE', `/v1/stores/${store.id}/keys/${id}`);
  // KV may lag behind a revocation by a minute: the rows do not.
  await env.KV.put(`key:${id}`, record);
  expect((await send({ ...store, adminKey }, 'orders', CSV)).status).toBe(401);
  expect(await linesOf(store)).toEqual([]);
});
