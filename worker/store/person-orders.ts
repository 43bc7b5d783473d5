// A person's orders in every table that keeps something of one, some at a time: somebody may have ten thousand.
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import { jsonPieces } from './json-pieces.ts';
import type { StoredOrder } from './order-placing.ts';
import type { PersonNames } from './person-names.ts';
import type { AnyRow } from './person-rows.ts';

/** Orders that are exported or erased at once. */
export const ORDERS_AT_ONCE = 500;

const LINES = '(person, order_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))';
const LINKS = '(visitor, order_id) IN (SELECT value ->> 2, value ->> 1 FROM json_each(?))';
const CODES = `(code, order_id) IN (SELECT one.value, o.id FROM json_each(?) AS given
  CROSS JOIN orders AS o ON o.id = given.value ->> 1, json_each(o.codes) AS one)`;
/** Each table with the rows of some orders, which are given as `[person, order, browser]`. Codes are found by orders. */
const ORDER_TABLES = [
  ['order_codes', CODES],
  ['orders', 'id IN (SELECT value ->> 1 FROM json_each(?))'],
  ['order_lines', LINES],
  ['visitor_orders', LINKS],
  ['order_refunds', 'order_id IN (SELECT value ->> 1 FROM json_each(?))'],
] as const;

/** The tables of orders. */
export const orderTables = (): readonly string[] => ORDER_TABLES.map(([table]) => table);

/** Orders of these persons, and those of these ids, wherever they stand. */
export function ordersOf(sql: SqlStorage, persons: readonly string[], ids: readonly string[]): StoredOrder[] {
  return [
    ...sql.exec<StoredOrder>(
      `SELECT id, person, at, updated_at, status, visitor, rank FROM orders
       WHERE person IN (SELECT value FROM json_each(?)) OR id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(persons),
      JSON.stringify(ids),
    ),
  ];
}

/** The rows of these orders in one table. */
export function orderRows(sql: SqlStorage, orders: readonly StoredOrder[], table: string): AnyRow[] {
  const found = ORDER_TABLES.find(([name]) => name === table);
  if (!found) return [];
  return [...sql.exec<AnyRow>(`SELECT * FROM ${table} WHERE ${found[1]}`, namesIn(orders))];
}

/** Removes these orders from every table; how many rows, by table. Call it inside a transaction. */
export function removeOrderRows(sql: SqlStorage, orders: readonly StoredOrder[]): Record<string, number> {
  const named = namesIn(orders);
  return Object.fromEntries(
    ORDER_TABLES.map(([table, condition]) => [
      table,
      [...sql.exec(`DELETE FROM ${table} WHERE ${condition} RETURNING 1`, named)].length,
    ]),
  );
}

/** An order of somebody else that carries the address, or the browser, of a person. */
export type StrayOrder = {
  readonly id: string;
  readonly email: string | null;
  readonly visitor: string | null;
};

/** The orders that are others' and carry an address of this person, or the browser that was asked for: what of them names
 * the person. Addresses are spelled in many ways, but for their first letter. */
export function strayOrders(sql: SqlStorage, { persons, mailboxes, asked }: PersonNames): StrayOrder[] {
  const [theirs, browsers] = [new Set(mailboxes), new Set(asked)];
  const rows = sql.exec<StrayOrder>(
    `SELECT id, email, visitor FROM orders WHERE person NOT IN (SELECT value FROM json_each(?))
     AND (visitor IN (SELECT value FROM json_each(?)) OR unicode(email) > 127
       OR lower(substr(trim(email), 1, 1)) IN (SELECT value FROM json_each(?)))`,
    ...[persons, asked, mailboxes.map((one) => one.slice(0, 1))].map((names) => JSON.stringify(names)),
  );
  const strays: StrayOrder[] = [];
  for (const { id, email, visitor } of rows) {
    const named = {
      email: email !== null && theirs.has(mailboxOf(email)) ? email : null,
      visitor: visitor !== null && browsers.has(visitor) ? visitor : null,
    };
    if (named.email !== null || named.visitor !== null) strays.push({ id, ...named });
  }
  return strays;
}

/** Takes what names the person off orders that are others'. Call it inside a transaction. */
export function cutOrders(sql: SqlStorage, strays: readonly StrayOrder[]): void {
  for (const json of jsonPieces(strays.map(({ id, email, visitor }) => [id, email, visitor]))) {
    for (const [column, at] of [
      ['email', 1],
      ['visitor', 2],
    ] as const)
      sql.exec(
        `UPDATE orders SET ${column} = NULL
         WHERE id IN (SELECT value ->> 0 FROM json_each(?) WHERE value ->> ${at} IS NOT NULL)`,
        json,
      );
  }
}

/** What of an order names a person, for many of them. */
const namesIn = (orders: readonly StoredOrder[]): string =>
  JSON.stringify(orders.map(({ person, id, visitor }) => [person, id, visitor]));
