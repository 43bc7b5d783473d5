// Rows of orders and their lines. Lines are the truth: clustered by person, so that one history is one range scan.
import type { LineRow, OrderPart } from './api/orders.ts';
import { jsonPieces } from './json-pieces.ts';
import { keepOrderCodes } from './order-codes.ts';
import type { Placed, StoredOrder } from './order-placing.ts';

export const ORDER_TABLES = `
CREATE TABLE orders (
  id TEXT PRIMARY KEY, person TEXT NOT NULL, at INTEGER NOT NULL, updated_at INTEGER, status TEXT NOT NULL,
  currency TEXT NOT NULL, visitor TEXT, email TEXT) WITHOUT ROWID;
CREATE TABLE order_lines (
  person TEXT NOT NULL, order_id TEXT NOT NULL, product TEXT NOT NULL, variant TEXT NOT NULL,
  price_minor INTEGER NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL, quantity INTEGER NOT NULL,
  total_minor INTEGER NOT NULL, subscription INTEGER NOT NULL, status TEXT NOT NULL,
  PRIMARY KEY (person, order_id, product, variant, price_minor, position)) WITHOUT ROWID;
CREATE TABLE visitor_orders (
  visitor TEXT NOT NULL, order_id TEXT NOT NULL, PRIMARY KEY (visitor, order_id)) WITHOUT ROWID;
`;

/** The codes an order redeemed, as a JSON list. */
export const ORDER_CODES = 'ALTER TABLE orders ADD COLUMN codes TEXT;';

/** Which of two documents of one moment holds (`order-placing.ts`), and what amounts given back took off a line. */
export const ORDER_RANKS = `
ALTER TABLE orders ADD COLUMN rank TEXT;
ALTER TABLE order_lines ADD COLUMN taken_minor INTEGER NOT NULL DEFAULT 0;
`;

/** The stored ones among these orders. */
export function storedOrders(
  sql: SqlStorage,
  parts: readonly { readonly id: string }[],
): Map<string, StoredOrder> {
  const rows = sql.exec<StoredOrder>(
    `SELECT o.id, o.person, o.at, o.updated_at, o.status, o.visitor, o.rank FROM json_each(?) AS wanted
     CROSS JOIN orders AS o ON o.id = wanted.value`,
    JSON.stringify([...new Set(parts.map((part) => part.id))]),
  );
  return new Map([...rows].map((row) => [row.id, row]));
}

/** Adds the orders that are new. */
export function insertOrders(sql: SqlStorage, placed: readonly Placed[]): void {
  const fresh = placed.filter((one) => !one.stored);
  keepOrderCodes(
    sql,
    fresh.map(({ part }) => part),
  );
  const rows = fresh.map(({ part, person, visitor, rank }) => [
    ...[part.id, person, part.at, part.updatedAt ?? null, part.status, part.currency],
    ...[visitor, part.email ?? null, codesOf(part), rank],
  ]);
  for (const json of jsonPieces(rows))
    sql.exec(
      `INSERT INTO orders (id, person, at, updated_at, status, currency, visitor, email, codes, rank)
       SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
         value ->> 8, value ->> 9
       FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
      json,
    );
  linkVisitors(sql, fresh);
}

const codesOf = ({ codes = [] }: OrderPart): string | null =>
  codes.length > 0 ? JSON.stringify(codes) : null;

function linkVisitors(sql: SqlStorage, placed: readonly Placed[]): void {
  const links = placed
    .filter((one) => one.visitor !== null)
    .map(({ visitor, part }) => [visitor, part.id, carriesHash(part, visitor) ? 0 : 1]);
  for (const json of jsonPieces(links))
    sql.exec(
      `INSERT INTO visitor_orders (visitor, order_id, by_code)
       SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
       ON CONFLICT DO UPDATE SET by_code = 0 WHERE by_code > excluded.by_code`,
      json,
    );
}

const carriesHash = ({ visitorHash, linkedByCode }: OrderPart, visitor: string | null): boolean =>
  visitorHash === visitor && !linkedByCode;

/** Brings a stored order up to date; returns the lines of a replacing part that were there before. */
export function amendOrder(sql: SqlStorage, one: Placed): LineRow[] {
  const { part, stored, person, status, visitor } = one;
  if (!stored) return [];
  keepOrderCodes(sql, [part]);
  // What yields only fills in what nobody told.
  const [email, codes] = one.yields
    ? ['coalesce(email, ?)', 'coalesce(codes, ?)']
    : ['coalesce(?, email)', 'coalesce(?, codes)'];
  sql.exec(
    `UPDATE orders SET person = ?, status = ?, visitor = ?, at = ?, updated_at = coalesce(?, updated_at), rank = ?,
       email = ${email}, codes = ${codes} WHERE id = ?`,
    ...[person, status, visitor, one.replaces ? part.at : stored.at, part.updatedAt ?? null],
    ...[one.replaces ? one.rank : stored.rank, part.email ?? null, codesOf(part), part.id],
  );
  if (visitor !== stored.visitor)
    sql.exec('DELETE FROM visitor_orders WHERE visitor = ? AND order_id = ?', stored.visitor, part.id);
  linkVisitors(sql, [one]);
  if (one.replaces) return removeLines(sql, stored.person, part);
  sql.exec(
    'UPDATE order_lines SET person = ?, status = ? WHERE person = ? AND order_id = ?',
    ...[person, status, stored.person, part.id],
  );
  return [];
}

function removeLines(sql: SqlStorage, person: string, part: OrderPart): LineRow[] {
  const removed = new Set(
    [
      ...sql.exec<{ product: string; variant: string; price_minor: number; position: number }>(
        `DELETE FROM order_lines WHERE person = ? AND order_id = ? RETURNING product, variant, price_minor, position`,
        person,
        part.id,
      ),
    ].map((row) => JSON.stringify([row.product, row.variant, row.price_minor, row.position])),
  );
  return part.lines.filter((line) =>
    removed.has(JSON.stringify([line.product, line.variant ?? '', line.priceMinor, line.position])),
  );
}

export type WrittenLine = {
  readonly order_id: string;
  readonly quantity: number;
  readonly status: OrderPart['status'];
};

/** Adds the lines that are new, and says which those were. */
export function insertLines(sql: SqlStorage, placed: readonly Placed[]): WrittenLine[] {
  const rows = placed.flatMap(({ part, person, status }) =>
    part.lines.map((line) => [
      ...[person, part.id, line.product, line.variant ?? '', line.priceMinor, line.position, line.at],
      ...[line.quantity, line.totalMinor, line.subscription ? 1 : 0, status],
    ]),
  );
  return jsonPieces(rows).flatMap((json) => [
    ...sql.exec<WrittenLine>(
      `INSERT INTO order_lines (person, order_id, product, variant, price_minor, position, at, quantity, total_minor,
         subscription, status)
       SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
         value ->> 8, value ->> 9, value ->> 10
       FROM json_each(?) WHERE true ON CONFLICT DO NOTHING RETURNING order_id, quantity, status`,
      json,
    ),
  ]);
}

/** How many of these lines are stored with another quantity or amount. */
export function differingLines(sql: SqlStorage, parts: readonly Pick<Placed, 'part' | 'person'>[]): number {
  const rows = parts.flatMap(({ part, person }) =>
    part.lines.map((line) => [
      ...[person, part.id, line.product, line.variant ?? '', line.priceMinor, line.position],
      ...[line.quantity, line.totalMinor],
    ]),
  );
  return jsonPieces(rows).reduce((sum, json) => {
    const { count } = sql
      .exec<{ count: number }>(
        `SELECT count(*) AS count FROM json_each(?) AS told CROSS JOIN order_lines AS l
           ON l.person = told.value ->> 0 AND l.order_id = told.value ->> 1 AND l.product = told.value ->> 2
           AND l.variant = told.value ->> 3 AND l.price_minor = told.value ->> 4 AND l.position = told.value ->> 5
         WHERE l.quantity <> told.value ->> 6 OR l.total_minor + l.taken_minor <> told.value ->> 7`,
        json,
      )
      .one();
    return sum + count;
  }, 0);
}

/** How many orders are stored, and how many of them say from which browser they came. */
export function orderCounts(sql: SqlStorage): { readonly orders: number; readonly linked: number } {
  return sql
    .exec<{ orders: number; linked: number }>(
      'SELECT count(*) AS orders, count(visitor) AS linked FROM orders',
    )
    .one();
}
