// Orders and their lines. Lines are the truth: clustered by person, so that one history is one range scan.
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import type { ImportResult, LineRow, OrderPart } from './api.ts';

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

/** What an import of orders did, and which profiles it may have changed. */
export type OrdersImported = { readonly counts: ImportResult; readonly changed: ReadonlySet<string> };

type StoredOrder = {
  readonly id: string;
  readonly person: string;
  readonly at: number;
  readonly updated_at: number | null;
  readonly status: OrderPart['status'];
  readonly visitor: string | null;
};

/** A part with what becomes of its order. */
type Placed = {
  readonly part: OrderPart;
  readonly person: string;
  readonly status: OrderPart['status'];
  readonly visitor: string | null;
  readonly stored: StoredOrder | undefined;
  readonly amends: boolean;
  readonly replaces: boolean;
};

/** Which status holds when nothing says which is newer: the one an order reaches later. */
const SEVERITY = { pending: 0, paid: 1, cancelled: 2, refunded: 3 } as const;

/** Customer id, else mailbox, else the order by itself. */
export function personOf(part: Pick<OrderPart, 'id' | 'customer' | 'email'>): string {
  if (part.customer !== undefined) return `c:${part.customer}`;
  return part.email === undefined ? `o:${part.id}` : `e:${mailboxOf(part.email)}`;
}

/** Stores orders and lines, each once. Call it inside a transaction. */
export function importOrders(sql: SqlStorage, parts: readonly OrderPart[]): OrdersImported {
  const stored = storedOrders(sql, parts);
  const placed: Placed[] = [];
  const counts = { new: 0, repeated: 0, cancelled: 0 };
  for (const part of parts) {
    const known = stored.get(part.id);
    if (isOutdated(part, known)) counts.repeated += part.lines.length;
    else placed.push(place(part, known));
  }
  insertOrders(sql, placed);
  const changed = new Set<string>();
  for (const one of placed) {
    if (!one.amends) continue;
    const kept = amendOrder(sql, one);
    counts.repeated += kept.length;
    for (const line of kept) counts[kindOf(line.quantity, one.status)] -= 1;
    note(changed, one);
  }
  const written = insertLines(sql, placed);
  const whole = placed.reduce((sum, { part }) => sum + part.lines.length, 0);
  counts.repeated += whole - written.length;
  const byOrder = new Map(placed.map((one) => [one.part.id, one]));
  for (const { order_id, quantity, status } of written) {
    counts[kindOf(quantity, status)] += 1;
    const one = byOrder.get(order_id);
    if (one) note(changed, one);
  }
  return { counts, changed };
}

function kindOf(quantity: number, status: OrderPart['status']): 'new' | 'cancelled' {
  return quantity < 0 || status === 'cancelled' || status === 'refunded' ? 'cancelled' : 'new';
}

function storedOrders(sql: SqlStorage, parts: readonly OrderPart[]): Map<string, StoredOrder> {
  const rows = sql.exec<StoredOrder>(
    `SELECT o.id, o.person, o.at, o.updated_at, o.status, o.visitor FROM json_each(?) AS wanted
     CROSS JOIN orders AS o ON o.id = wanted.value`,
    JSON.stringify([...new Set(parts.map((part) => part.id))]),
  );
  return new Map([...rows].map((row) => [row.id, row]));
}

function isOutdated(part: OrderPart, stored: StoredOrder | undefined): boolean {
  return part.updatedAt !== undefined && part.updatedAt < (stored?.updated_at ?? 0);
}

function place(part: OrderPart, stored: StoredOrder | undefined): Placed {
  const own = {
    part,
    stored,
    person: personOf(part),
    status: part.status,
    visitor: part.visitorHash ?? null,
  };
  if (!stored) return { ...own, amends: false, replaces: false };
  const replaces = part.updatedAt !== undefined && part.updatedAt > (stored.updated_at ?? -1);
  const undated = (part.updatedAt ?? null) === stored.updated_at;
  const person = isBetter(own.person, stored.person, replaces) ? own.person : stored.person;
  const worse = undated && SEVERITY[part.status] > SEVERITY[stored.status];
  const status = replaces || worse ? part.status : stored.status;
  const visitor = (replaces ? own.visitor : null) ?? stored.visitor ?? own.visitor;
  const amends =
    replaces || person !== stored.person || status !== stored.status || visitor !== stored.visitor;
  return { ...own, person, status, visitor, amends, replaces };
}

/** `c:` tells more than `e:`, and that more than `o:`; a newer order may also name another of the same kind. */
function isBetter(person: string, stored: string, newer: boolean): boolean {
  return newer ? person.slice(0, 2) <= stored.slice(0, 2) : person.slice(0, 2) < stored.slice(0, 2);
}

function note(changed: Set<string>, { person, visitor, stored }: Placed): void {
  if (person.startsWith('c:')) changed.add(person);
  else if (visitor !== null) changed.add(`v:${visitor}`);
  if (!stored) return;
  if (stored.person !== person && stored.person.startsWith('c:')) changed.add(stored.person);
  if (stored.visitor !== null && stored.visitor !== visitor) changed.add(`v:${stored.visitor}`);
}

function insertOrders(sql: SqlStorage, placed: readonly Placed[]): void {
  const fresh = placed.filter((one) => !one.stored);
  if (fresh.length === 0) return;
  sql.exec(
    `INSERT INTO orders (id, person, at, updated_at, status, currency, visitor, email)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
     FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    JSON.stringify(
      fresh.map(({ part, person, visitor }) => [
        ...[part.id, person, part.at, part.updatedAt ?? null, part.status, part.currency],
        ...[visitor, part.email ?? null],
      ]),
    ),
  );
  linkVisitors(sql, fresh);
}

function linkVisitors(sql: SqlStorage, placed: readonly Placed[]): void {
  const links = placed.filter((one) => one.visitor !== null).map((one) => [one.visitor, one.part.id]);
  if (links.length === 0) return;
  sql.exec(
    `INSERT INTO visitor_orders (visitor, order_id) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
     ON CONFLICT DO NOTHING`,
    JSON.stringify(links),
  );
}

/** Brings a stored order up to date; returns the lines of a replacing part that were there before. */
function amendOrder(sql: SqlStorage, one: Placed): LineRow[] {
  const { part, stored, person, status, visitor } = one;
  if (!stored) return [];
  sql.exec(
    `UPDATE orders SET person = ?, status = ?, visitor = ?, at = ?, updated_at = coalesce(?, updated_at),
       email = coalesce(?, email) WHERE id = ?`,
    ...[person, status, visitor, one.replaces ? part.at : stored.at],
    ...[part.updatedAt ?? null, part.email ?? null, part.id],
  );
  if (visitor !== stored.visitor) {
    sql.exec('DELETE FROM visitor_orders WHERE visitor = ? AND order_id = ?', stored.visitor, part.id);
    linkVisitors(sql, [one]);
  }
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

type WrittenLine = {
  readonly order_id: string;
  readonly quantity: number;
  readonly status: OrderPart['status'];
};

function insertLines(sql: SqlStorage, placed: readonly Placed[]): WrittenLine[] {
  const rows = placed.flatMap(({ part, person, status }) =>
    part.lines.map((line) => [
      ...[person, part.id, line.product, line.variant ?? '', line.priceMinor, line.position, line.at],
      ...[line.quantity, line.totalMinor, line.subscription ? 1 : 0, status],
    ]),
  );
  return [
    ...sql.exec<WrittenLine>(
      `INSERT INTO order_lines (person, order_id, product, variant, price_minor, position, at, quantity, total_minor,
         subscription, status)
       SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
         value ->> 8, value ->> 9, value ->> 10
       FROM json_each(?) WHERE true ON CONFLICT DO NOTHING RETURNING order_id, quantity, status`,
      JSON.stringify(rows),
    ),
  ];
}

/** How many orders are stored. */
export function orderCount(sql: SqlStorage): number {
  return sql.exec<{ n: number }>('SELECT count(*) AS n FROM orders').one().n;
}
