// Uploads that are not what they claim: every answer is a count or a problem, and what was counted is stored.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportAnswer } from '../../worker/import/import-answer.ts';
import { shopifyOrder, shopifyProduct, wooOrder, wooProduct } from './payloads.ts';
import { profileOf, rows, settled } from './rows.ts';
import { call, newStore, type TestStore } from './shop.ts';

const send = (store: TestStore, what: string, body: BodyInit) =>
  call('POST', `/v1/stores/${store.id}/${what}`, {
    body,
    headers: { authorization: `Bearer ${store.adminKey}` },
  });
const sent = async (store: TestStore, what: string, body: BodyInit): Promise<ImportAnswer> =>
  (await send(store, what, body)).json();

const ORDER = {
  ...{ id: 'A', customer: 'ada', email: 'ada@shop.example', visitorHash: 'ab'.repeat(32), currency: 'EUR' },
  ...{ at: '2026-01-02', updatedAt: 1_767_600_000_000, status: 'paid', codes: ['X'] },
  lines: [{ product: 'P', variant: 'V', title: 'Beans', category: 'Coffee', quantity: 2, price: '6.95' }],
};
const LINE = {
  order: 'B',
  customer: 'ada',
  date: '2026-01-02',
  sku: 'P',
  quantity: 1,
  price: 5,
  tags: ['t'],
};
const GOOD: Readonly<Record<string, readonly object[]>> = {
  orders: [ORDER, LINE, shopifyOrder(1), wooOrder(1)],
  products: [
    shopifyProduct(11),
    wooProduct(21),
    { id: 'P', title: 'Beans', url: '/p', price: '6.95', stock: 3, tags: ['a'], brand: 'Aralia' },
  ],
  customers: [{ id: 'ada', email: 'ada@shop.example', subscribed: 'yes', tags: ['a'], attributes: { a: 1 } }],
};

const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let i = 0; i < depth; i++) value = [value];
  return value;
};
const nasty = fc.oneof(
  { weight: 2, arbitrary: fc.jsonValue() },
  fc.constantFrom<unknown>(null, true, 0, -1, 0.1 + 0.2, 1e308, 2 ** 53, '', 'x'.repeat(100_000), '\ud800'),
  fc.constantFrom<unknown>({ toString: 1, valueOf: 1 }, { toString: null }, [[]], [{}], '\u0000', '🙂'),
  fc.integer({ min: 1, max: 4000 }).map(nested),
);
const mutation = fc
  .constantFrom(...Object.entries(GOOD).flatMap(([what, list]) => list.map((one) => ({ what, one }))))
  .chain(({ what, one }) =>
    fc.record({
      what: fc.constant(what),
      key: fc.constantFrom(...Object.keys(one), '__proto__', 'constructor'),
      inLine: fc.boolean(),
      value: nasty,
      one: fc.constant(one),
    }),
  );

test('whatever stands in a document, an import counts or rejects it', async () => {
  const store = await newStore();
  await fc.assert(
    fc.asyncProperty(mutation, async ({ what, one, key, inLine, value }) => {
      const document: Record<string, unknown> = { ...one };
      const [line] = inLine && 'lines' in one && Array.isArray(one.lines) ? one.lines : [];
      const changed = { ...(line ?? document) };
      Object.defineProperty(changed, key, { value, enumerable: true, configurable: true, writable: true });
      const body = JSON.stringify([line ? { ...document, lines: [changed] } : changed]);
      const answer = await send(store, what, body);
      const text = await answer.text();
      expect(answer.status, `${body.slice(0, 300)} ${text}`).toBe(200);
      const { lines, rejected, rejections, ...counts }: ImportAnswer = JSON.parse(text);
      expect(lines).toBe(counts.new + counts.repeated + counts.cancelled + rejected);
      expect(rejections).toHaveLength(rejected);
    }),
    { numRuns: 400 },
  );
}, 60_000);

test.each([
  ['a customer that is an object', { customer: { id: 5 } }, '`customer` must be an id'],
  ['a status that is a number', { status: 5 }, 'status that is not known'],
  ['a version from the future', { updatedAt: '2999-01-01' }, 'in the future'],
])('an order with %s is rejected', async (_, changes, why) => {
  const store = await newStore();
  const answer = await sent(store, 'orders', JSON.stringify([{ ...ORDER, ...changes }]));
  expect(answer).toMatchObject({
    lines: 1,
    rejected: 1,
    rejections: [{ why: expect.stringContaining(why) }],
  });
  expect(await rows(store, 'SELECT * FROM orders')).toEqual([]);
});

test.each([
  ['two', 'quantity that is no number'],
  [1.5, 'not a whole number'],
  [[], 'quantity that is no number'],
])('a quantity of %j is named as such', async (quantity, why) => {
  const store = await newStore();
  const lines = [{ ...ORDER.lines[0], quantity }];
  const { rejections } = await sent(store, 'orders', JSON.stringify([{ ...ORDER, lines }]));
  expect(rejections).toEqual([{ line: 1, why: expect.stringContaining(why) }]);
});

test('guests with the same placeholder for an address are not one person', async () => {
  const store = await newStore();
  const { customer: _, ...guest } = { ...ORDER, email: 'n/a' };
  await sent(store, 'orders', JSON.stringify([guest, { ...guest, id: 'B' }]));
  expect(await rows(store, 'SELECT person FROM orders')).toEqual([{ person: 'o:A' }, { person: 'o:B' }]);
});

test('a price with the noise of floating point is the price', async () => {
  const store = await newStore();
  const lines = [{ product: 'P', quantity: 3, price: 0.1 + 0.2 }];
  expect(await sent(store, 'orders', JSON.stringify([{ ...ORDER, lines }]))).toMatchObject({ new: 1 });
  await settled(store);
  expect(await profileOf(store, 'c:ada')).toMatchObject({ spentMinor: 90 });
});

test('blanks without end are an empty upload, not a full memory', async () => {
  const store = await newStore();
  let blocks = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (++blocks < 100) controller.enqueue(new Uint8Array(65_536).fill(32));
      else controller.error(new Error('read to the end'));
    },
  });
  expect((await send(store, 'orders', body)).status).toBe(422);
  expect(blocks).toBeLessThan(50);
});
