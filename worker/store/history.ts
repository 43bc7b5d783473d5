// Histories: a person's or a browser's order lines as shared/ reads them.
import type { HistoryLine, PersonHistory } from '../../shared/segment/profile.ts';
import { factsOf, NO_FACTS } from './customers.ts';
import { visitorSubscribed } from './leads.ts';
import { guestsOf } from './mailboxes.ts';

type ProductName = { readonly title?: string; readonly category?: string };
/** Title and category per product. */
export type ProductNames = { readonly get: (product: string) => ProductName | undefined };

export type StoredLine = {
  readonly person: string;
  readonly order_id: string;
  readonly product: string;
  readonly variant: string;
  readonly price_minor: number;
  readonly at: number;
  readonly quantity: number;
  readonly total_minor: number;
  readonly subscription: number;
  readonly status: string;
};

export const LINE_FIELDS =
  'person, order_id, product, variant, price_minor, at, quantity, total_minor, subscription, status';

/** A stored line as shared/ reads it. An order that is not paid yet counts for nothing, like a cancelled one. */
export function historyLine(row: StoredLine, names: ProductNames): HistoryLine {
  const name = names.get(row.product);
  return {
    order: row.order_id,
    at: row.at,
    product: row.product,
    title: name?.title,
    variant: row.variant === '' ? undefined : row.variant,
    category: name?.category,
    quantity: row.quantity,
    priceMinor: row.price_minor,
    totalMinor: row.total_minor,
    subscription: row.subscription === 1,
    cancelled: row.status !== 'paid',
  };
}

/** What is known of a person (`c:` or `e:`) of the time until `at`: a customer's history holds what they ordered as a guest,
 * too. Since when they have a tag or are subscribed, or what an order came to before it was refunded, no row tells. */
export function personHistory(
  sql: SqlStorage,
  names: ProductNames,
  person: string,
  at = Infinity,
): PersonHistory {
  const rows = sql.exec<StoredLine>(
    `SELECT ${LINE_FIELDS} FROM json_each(?) AS one CROSS JOIN order_lines ON person = one.value`,
    JSON.stringify([person, ...guestsOf(sql, person)]),
  );
  return { ...factsOf(sql, person), lines: linesUntil(at, rows, names) };
}

/** What the orders until `at` that carry this browser's hash tell, whoever placed them, and nothing else. */
export function visitorHistory(
  sql: SqlStorage,
  names: ProductNames,
  visitor: string,
  at = Infinity,
): PersonHistory {
  const rows = sql.exec<StoredLine>(
    `SELECT ${LINE_FIELDS.replaceAll(/\w+/g, 'l.$&')} FROM visitor_orders AS v
     CROSS JOIN orders AS o ON o.id = v.order_id
     CROSS JOIN order_lines AS l ON l.person = o.person AND l.order_id = o.id WHERE v.visitor = ?`,
    visitor,
  );
  const subscribed = visitorSubscribed(sql, visitor, at) ? 'yes' : 'unknown';
  return { ...NO_FACTS, subscribed, lines: linesUntil(at, rows, names) };
}

const linesUntil = (at: number, rows: Iterable<StoredLine>, names: ProductNames): HistoryLine[] =>
  [...rows].flatMap((row) => (row.at <= at ? [historyLine(row, names)] : []));

/** The browsers whose hash this person's orders carry. */
export function visitorsOf(sql: SqlStorage, person: string): string[] {
  const rows = sql.exec<{ visitor: string }>(
    `SELECT DISTINCT o.visitor FROM (SELECT DISTINCT order_id FROM order_lines WHERE person = ?) AS l
     CROSS JOIN orders AS o ON o.id = l.order_id WHERE o.visitor IS NOT NULL`,
    person,
  );
  return [...rows].map((row) => row.visitor);
}
