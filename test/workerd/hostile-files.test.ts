// Files that are too wide, too long, broken, mixed or sent twice at once: each line is counted, none is lost or doubled.
import { expect, test } from 'vitest';
import { profileOf, rows, settled } from './rows.ts';
import { newStore } from './shop.ts';
import { counts, imported, linesOf, refusalOf } from './uploads.ts';

const HEADER = 'order,date,sku,quantity,price,customer';
const csv = (...lines: readonly string[]) => `${[HEADER, ...lines].join('\n')}\n`;
const total = ({ new: fresh, repeated, cancelled, rejected }: ReturnType<typeof counts>) =>
  fresh + repeated + cancelled + rejected;

test('a hundred thousand columns are read as far as they mean something', async () => {
  const store = await newStore();
  const names = Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',');
  const wide = `${HEADER},${names}\nA,2026-01-02,P,1,2.00,ada${','.repeat(100_000)}\n`;
  const answer = await imported(store, 'orders', wide);
  expect(answer).toMatchObject({ lines: 1, new: 1, ignoredColumns: expect.arrayContaining(['c0', 'c49']) });
  expect(answer.ignoredColumns).toHaveLength(50);
  expect(await refusalOf(store, 'products', `${names}\n1\n`)).toMatch(/^422 has no column for the id/);
});

test('a line of 100 MB costs itself only', async () => {
  const store = await newStore();
  const block = new TextEncoder().encode('x'.repeat(1_000_000));
  let blocks = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const text = blocks === 0 ? csv('A,2026-01-02,P,1,2.00,ada') : '\nB,2026-01-02,P,1,2.00,ada\n';
      if (blocks === 0 || blocks === 100) controller.enqueue(new TextEncoder().encode(text));
      else controller.enqueue(block);
      if (blocks++ === 100) controller.close();
    },
  });
  expect(await imported(store, 'orders', body)).toMatchObject({
    ...{ lines: 3, new: 2, rejected: 1 },
    rejections: [{ line: 3, why: expect.stringContaining('longer than') }],
  });
});

test('a spreadsheet as its program keeps it is refused with what to do', async () => {
  const store = await newStore();
  const file = `PK\u0003\u0004${'x'.repeat(100)}`;
  for (const what of ['orders', 'products', 'customers'])
    expect(await refusalOf(store, what, file)).toMatch(/^422 .*save it as CSV/);
});

test('a header that comes again, a line of totals and empty lines are told from orders', async () => {
  const store = await newStore();
  const lines = [
    'A,2026-01-02,P,1,2.00,ada',
    HEADER,
    '',
    'Total,,,2,4.00,',
    'B,2026-01-02,P,1,2.00,ada',
    ',,,,,',
  ];
  const answer = await imported(store, 'orders', csv(...lines));
  expect(answer).toMatchObject({ orders: 2, lines: 4, new: 2, rejected: 2 });
  expect(answer.rejections).toEqual([
    { line: 3, why: 'is the header once more' },
    { line: 5, why: 'has no product' },
  ]);
});

test('NDJSON with a line of CSV, and CSV with a line of JSON, lose that line only', async () => {
  const store = await newStore();
  const flat = (order: string) =>
    JSON.stringify({ order, date: '2026-01-02', sku: 'P', quantity: 1, price: 2, customer: 'ada' });
  const mixed = [flat('A'), 'B,2026-01-02,P,1,2.00,ada', flat('C'), '[1,2', '7'].join('\n');
  expect(await imported(store, 'orders', mixed)).toMatchObject({ lines: 5, new: 2, rejected: 3 });
  const other = await imported(store, 'orders', csv('D,2026-01-02,P,1,2.00,ada', flat('E')));
  expect(other).toMatchObject({ lines: 2, new: 1, rejected: 1 });
});

test.each([
  ['1970-01-01', 'in 1970'],
  ['1969-07-20', 'before 1970'],
  ['2999-01-01', 'in the future'],
  ['0000-00-00 00:00:00', 'does not exist'],
])('an order of %s is rejected and told why', async (date, why) => {
  const store = await newStore();
  const { rejections, rejected } = await imported(store, 'orders', csv(`A,${date},P,1,2.00,ada`));
  expect({ rejected, rejections }).toEqual({
    rejected: 1,
    rejections: [{ line: 2, why: expect.stringContaining(why) }],
  });
});

test('quantities of 0, below 0 and of 80,995, and currencies mixed in one file, are counted as what they are', async () => {
  const store = await newStore();
  const header = `${HEADER},currency`;
  const lines = [
    'A,2026-01-02,P,80995,2.00,ada,EUR',
    'A,2026-01-02,P,-80995,2.00,ada,EUR',
    'A,2026-01-02,Q,0,2.00,ada,EUR',
  ];
  const more = ['B,2026-01-02,P,1,£3.00,ada,', 'C,2026-01-02,P,1,3.00,ada,usd', 'D,2026-01-02,P,1,3.00,ada,'];
  const answer = await imported(store, 'orders', [header, ...lines, ...more].join('\n'));
  expect(answer).toMatchObject({ lines: 6, new: 4, cancelled: 1, rejected: 1 });
  expect(answer.notes?.toSorted()).toEqual([
    expect.stringMatching(/^1 lines are in GBP/),
    expect.stringMatching(/^1 lines are in USD/),
  ]);
  await settled(store);
  expect(await profileOf(store, 'c:ada')).toMatchObject({ spentMinor: 300 });
  expect(await rows(store, 'SELECT id, currency FROM orders')).toEqual([
    ...[
      { id: 'A', currency: 'EUR' },
      { id: 'B', currency: 'GBP' },
    ],
    ...[
      { id: 'C', currency: 'USD' },
      { id: 'D', currency: 'EUR' },
    ],
  ]);
});

test('two imports at once, of files that share orders, make what one after the other makes', async () => {
  const [together, apart] = [await newStore(), await newStore()];
  const line = (i: number) => `O${i % 3000},2026-01-${10 + (i % 15)},P${i % 40},1,2.00,`;
  const file = (from: number) => csv(...Array.from({ length: 5000 }, (_, i) => line(from + i)));
  const answers = await Promise.all([0, 2500].map((from) => imported(together, 'orders', file(from))));
  for (const from of [0, 2500]) await imported(apart, 'orders', file(from));
  expect(answers.map((answer) => total(counts(answer)))).toEqual([5000, 5000]);
  expect(await linesOf(together)).toEqual(await linesOf(apart));
});

test('half a gzip of a feed keeps the products that came whole and drops none', async () => {
  const store = await newStore();
  const item = (i: number) =>
    `<item><g:id>P${i}</g:id><title>Thing ${(i * 7919) % 9973}</title><link>https://shop.example/${(i * 104_729) % 99_991}</link></item>`;
  const feed = (n: number) =>
    `<rss xmlns:g="x"><channel>${Array.from({ length: n }, (_, i) => item(i)).join('')}</channel></rss>`;
  expect(await imported(store, 'products', feed(4000))).toMatchObject({ lines: 4000, new: 4000 });
  const zipped = new Blob([feed(4000)]).stream().pipeThrough(new CompressionStream('gzip'));
  const whole = new Uint8Array(await new Response(zipped).arrayBuffer());
  const answer = await imported(store, 'products?replace=true', whole.slice(0, whole.length / 2));
  expect(answer.repeated).toBeGreaterThan(100);
  expect(answer.dropped).toBeUndefined();
  expect(await rows(store, 'SELECT count(*) AS n FROM products WHERE imported = 1')).toEqual([{ n: 4000 }]);
});

test('doubtful dates far into a file are settled by the first clear one; without one, a bounded part decides', async () => {
  const store = await newStore();
  const many = (n: number, date: string) =>
    Array.from({ length: n }, (_, i) => `${date}-${i},${date},P${i % 50},1,2.00,c${i % 50}`);
  const late = await imported(
    store,
    'orders',
    csv(...many(15_000, '03/04/2025'), 'Z,04/13/2025,P,1,2.00,ada'),
  );
  expect(late).toMatchObject({ lines: 15_001, new: 15_001, rejected: 0 });
  expect(late.notes).toBeUndefined();
  expect(await rows(store, 'SELECT DISTINCT at FROM order_lines ORDER BY at')).toEqual([
    { at: Date.parse('2025-03-04T11:00Z') },
    { at: Date.parse('2025-04-13T10:00Z') },
  ]);
  const never = await imported(
    store,
    'orders',
    csv(...many(21_000, '05/06/2025'), 'Y,04/13/2025,P,1,2.00,ada'),
  );
  expect(never).toMatchObject({ new: 21_001, rejected: 0 });
  expect(never.notes).toEqual([expect.stringContaining('day first')]);
});
