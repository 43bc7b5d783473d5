// Orders for the benches, in batches as an import takes them: a real shop's year, or made up.

import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { hasFile, movedFile } from '../data/import/moved-file.ts';

const DAY_MS = 86_400_000;
const LINES_AT_ONCE = 1000;
const YEAR = 'online-retail-y1';

type Line = {
  readonly product: string;
  readonly position: number;
  readonly at: number;
  readonly quantity: number;
  readonly priceMinor: number;
  readonly totalMinor: number;
  readonly subscription: false;
};
type Order = {
  readonly id: string;
  readonly customer: string;
  readonly at: number;
  readonly status: 'paid';
  readonly currency: 'EUR';
  readonly lines: Line[];
};
/** A batch as `importOrders` of the store takes it. */
export type Batch = {
  readonly orders: Order[];
  readonly products: { readonly id: string; readonly title: string; readonly category?: string }[];
  readonly live: false;
};

/** A real shop's year with customers, ending yesterday; null where the data folder is not there. */
export function realYear(now: number): Batch[] | null {
  if (!hasFile(YEAR)) return null;
  const rows: string[][] = parse(gunzipSync(movedFile(YEAR, now).gzip), { from_line: 2 });
  const orders = new Map<string, Order>();
  const titles = new Map<string, string>();
  for (const [customer = '', id = '', day = '', product = '', title = '', quantity, price] of rows) {
    if (customer === '') continue;
    const at = Date.parse(day.length > 10 ? `${day.replace(' ', 'T')}Z` : day);
    const order = orders.get(id) ?? { ...{ id, customer, at, status: 'paid', currency: 'EUR' }, lines: [] };
    orders.set(id, order);
    order.lines.push(
      lineOf(product, order.lines.length, at, Number(quantity), Math.round(Number(price) * 100)),
    );
    titles.set(product, title);
  }
  return [...batched(orders.values(), (id) => ({ id, title: titles.get(id) ?? id }))];
}

/** `lines` lines, two an order, of two and a half orders a customer; the same each time. */
export function* madeUp(lines: number, now: number): Generator<Batch> {
  const customers = Math.ceil(lines / 5);
  const category = (id: string) => `Kind ${Number(id.slice(1)) % 40}`;
  const named = (id: string) => ({ id, title: `Product ${id}`, category: category(id) });
  yield* batched(madeUpOrders(lines / 2, customers, now), named);
}

function* madeUpOrders(orders: number, customers: number, now: number): Generator<Order> {
  let seed = 1;
  const chance = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let i = 0; i < orders; i++) {
    const customer = i < customers ? i : Math.floor(chance() ** 2 * customers);
    const at = now - Math.floor(chance() * 730 * DAY_MS) - DAY_MS;
    const lines = [0, 1].map((k) => {
      // People keep to a kind of product, so that they come back for some.
      const product = Math.floor(chance() ** 3 * 125) * 40 + ((customer + k) % 40);
      return lineOf(`P${product}`, k, at, 1 + (i % 5), 100 + (product % 90) * 100);
    });
    yield { ...{ id: `O${i}`, customer: `C${customer}`, at, status: 'paid', currency: 'EUR' }, lines };
  }
}

const lineOf = (
  product: string,
  position: number,
  at: number,
  quantity: number,
  priceMinor: number,
): Line => ({
  ...{ product, position, at, quantity, priceMinor, totalMinor: quantity * priceMinor },
  subscription: false,
});

function* batched(
  orders: Iterable<Order>,
  named: (id: string) => Batch['products'][number],
): Generator<Batch> {
  let batch: Order[] = [];
  let lines = 0;
  const whole = (): Batch => {
    const ids = new Set(batch.flatMap((order) => order.lines.map(({ product }) => product)));
    return { orders: batch, products: [...ids].map(named), live: false };
  };
  for (const order of orders) {
    batch.push(order);
    lines += order.lines.length;
    if (lines < LINES_AT_ONCE) continue;
    yield whole();
    [batch, lines] = [[], 0];
  }
  if (batch.length > 0) yield whole();
}
