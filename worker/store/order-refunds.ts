// Refunds: kept by their own ids, so that they are taken off once, whether they come before their order, with it or after.
import type { OrderPart, RefundLine } from './api/orders.ts';
import { jsonPieces } from './json-pieces.ts';
import type { StoredOrder } from './order-placing.ts';
import { type Named, namedProducts } from './product-aliases.ts';
import { takenOff, withoutRefunded } from './refunded-lines.ts';

export const REFUND_TABLES = `
CREATE TABLE order_refunds (
  order_id TEXT NOT NULL, refund TEXT NOT NULL, product TEXT NOT NULL, variant TEXT NOT NULL,
  price_minor INTEGER NOT NULL, quantity INTEGER NOT NULL, total_minor INTEGER NOT NULL,
  PRIMARY KEY (order_id, refund, product, variant, price_minor)) WITHOUT ROWID;
`;

type Row = {
  readonly order_id: string;
  readonly refund: string;
  readonly product: string;
  readonly variant: string;
  readonly price_minor: number;
  readonly quantity: number;
  readonly total_minor: number;
};
const FIELDS = 'order_id, refund, product, variant, price_minor, quantity, total_minor';

/** Refunds by order. */
export type RefundsByOrder = ReadonlyMap<string, readonly RefundLine[]>;

/** Keeps the refunds of these orders; those that were not known. */
export function keepRefunds(
  sql: SqlStorage,
  orders: readonly Pick<OrderPart, 'id' | 'refunds'>[],
): RefundsByOrder {
  const rows = orders.flatMap(({ id, refunds = [] }) =>
    refunds.map((one) => [
      ...[id, one.refund, one.product, one.variant ?? '', one.priceMinor, one.quantity, one.totalMinor],
    ]),
  );
  return byOrder(
    sql,
    jsonPieces(rows).flatMap((json) => [
      ...sql.exec<Row>(
        `INSERT INTO order_refunds (${FIELDS})
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
         FROM json_each(?) WHERE true ON CONFLICT DO NOTHING RETURNING ${FIELDS}`,
        json,
      ),
    ]),
  );
}

/** Every refund known of these orders. */
export function refundsOf(sql: SqlStorage, ids: Iterable<string>): RefundsByOrder {
  const rows = sql.exec<Row>(
    `SELECT ${FIELDS} FROM json_each(?) AS wanted CROSS JOIN order_refunds ON order_id = wanted.value`,
    JSON.stringify([...ids]),
  );
  return byOrder(sql, [...rows]);
}

/** Takes refunds off the stored lines of an order. Money given back without goods is spread anew over what is left, so
 * that it does not matter which refund came first. */
export function takeBack(
  sql: SqlStorage,
  { id, person }: Pick<StoredOrder, 'id' | 'person'>,
  refunds: readonly RefundLine[],
): void {
  const rows = [
    ...sql.exec<LineOfOrder>(
      `SELECT product, variant, price_minor, position, quantity, total_minor + taken_minor AS total_minor, taken_minor
       FROM order_lines WHERE person = ? AND order_id = ?
       ORDER BY product, variant, price_minor, position`,
      person,
      id,
    ),
  ];
  const named = namesIn(sql, rows);
  const lines = rows.map((row) => ({ ...lineOf(row, named), row }));
  const left = withoutRefunded(lines, refunds);
  const taken = takenOff(left, refundsOf(sql, [id]).get(id) ?? []);
  const rests = new Map(left.map((line, i) => [line.row, { line, taken: taken[i] ?? 0 }]));
  for (const line of lines) {
    const { row } = line;
    const rest = rests.get(row);
    if (rest?.line === line && rest.taken === row.taken_minor) continue;
    const key = [person, id, row.product, row.variant, row.price_minor, row.position];
    if (rest)
      sql.exec(
        `UPDATE order_lines SET quantity = ?, total_minor = ?, taken_minor = ? WHERE ${PLACE}`,
        ...[rest.line.quantity, rest.line.totalMinor - rest.taken, rest.taken, ...key],
      );
    else sql.exec(`DELETE FROM order_lines WHERE ${PLACE}`, ...key);
  }
}

/** Forgets the refunds of orders that are gone. */
export function forgetRefunds(sql: SqlStorage, ids: readonly string[]): void {
  sql.exec(
    'DELETE FROM order_refunds WHERE order_id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  );
}

const PLACE =
  'person = ? AND order_id = ? AND product = ? AND variant = ? AND price_minor = ? AND position = ?';

type LineOfOrder = Omit<Row, 'order_id' | 'refund'> & {
  readonly position: number;
  readonly taken_minor: number;
};

/** What names of products stand for: orders and refunds may know one by different names. */
const namesIn = (
  sql: SqlStorage,
  rows: readonly { readonly product: string }[],
): ReadonlyMap<string, Named> =>
  rows.length === 0 ? new Map() : namedProducts(sql, [...new Set(rows.map(({ product }) => product))]);

function lineOf(row: Omit<Row, 'order_id' | 'refund'>, named: ReadonlyMap<string, Named>) {
  const known = named.get(row.product);
  return {
    product: known?.product ?? row.product,
    variant: row.variant || (known?.variant ?? ''),
    priceMinor: row.price_minor,
    quantity: row.quantity,
    totalMinor: row.total_minor,
  };
}

function byOrder(sql: SqlStorage, rows: readonly Row[]): RefundsByOrder {
  const orders = new Map<string, RefundLine[]>();
  const named = namesIn(sql, rows);
  for (const row of rows) {
    const refund = { ...lineOf(row, named), refund: row.refund };
    const known = orders.get(row.order_id);
    if (known) known.push(refund);
    else orders.set(row.order_id, [refund]);
  }
  return orders;
}
