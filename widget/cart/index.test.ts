import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const HASH = createHash('sha256').update('v').digest('hex');
const LINE = { product_id: 1, variant_id: 2, quantity: 1, price: 100 };

/** A shop of Shopify whose replies to changes wait for `release`. */
let items: object[];
let attributes: Record<string, string>;
let release: () => void;
let changes: number;

beforeEach(() => {
  vi.resetModules();
  items = [LINE];
  attributes = {};
  changes = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  release = resolve;
  vi.stubGlobal('window', { Shopify: { routes: { root: '/' } } });
  vi.stubGlobal('location', new URL('https://shop.example/'));
  vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => {
    if (body) {
      changes++;
      await promise;
      Object.assign(attributes, JSON.parse(`${body}`).attributes);
    }
    return Response.json({ currency: 'EUR', total_price: 100 * items.length, items, attributes });
  });
});
afterEach(() => vi.unstubAllGlobals());

const linked = () => attributes.reprise_visitor || undefined;

test('consent that is withdrawn while the hash is on its way takes it away again', async () => {
  const { readCart } = await import('./index.ts');
  await readCart('v');
  await vi.waitFor(() => expect(changes).toBe(1));
  const later = readCart(undefined);
  release();
  await later;
  await vi.waitFor(() => expect(changes).toBe(2));
  await vi.waitFor(() => expect(linked()).toBeUndefined());
});

test('a visitor whose consent ended before their turn came is never put there', async () => {
  const { readCart } = await import('./index.ts');
  release();
  const first = readCart('v');
  await Promise.all([first, readCart(undefined)]);
  expect(changes).toBe(0);
});

test('what was asked later is never answered earlier', async () => {
  const { readCart } = await import('./index.ts');
  release();
  const answered: number[] = [];
  const look = async () => answered.push((await readCart(undefined))?.totalMinor ?? -1);
  const first = look();
  items = [LINE, LINE];
  await Promise.all([first, look()]);
  expect(answered).toEqual([200, 200]);
});

test('an emptied cart is nobody’s, and one that is filled again is the visitor’s', async () => {
  const { readCart } = await import('./index.ts');
  release();
  await readCart('v');
  await vi.waitFor(() => expect(linked()).toBe(HASH));
  items = [];
  await readCart('v');
  await vi.waitFor(() => expect(linked()).toBeUndefined());
  items = [LINE];
  await readCart('v');
  await vi.waitFor(() => expect(linked()).toBe(HASH));
});
