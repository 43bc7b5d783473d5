// Browsers that withdrew their consent: erased from every table, and not let in again by what arrives late.
import { browserNames } from './person-names.ts';
import { removePersonRows } from './person-rows.ts';

// A last batch of events, or an order whose note carries the hash, may come after the withdrawal. The hash is of
// 128 random bits that nobody else has: alone it tells nothing.
export const VISITOR_TABLES = `
CREATE TABLE withdrawn_visitors (visitor TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
`;

/** Erases a browser and every link from orders and codes to it. Call it inside a transaction. */
export function withdrawVisitor(sql: SqlStorage, visitorHash: string, now: number): void {
  sql.exec(
    'INSERT INTO withdrawn_visitors (visitor, at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    visitorHash,
    now,
  );
  sql.exec(
    'UPDATE orders SET visitor = NULL WHERE id IN (SELECT order_id FROM visitor_orders WHERE visitor = ?)',
    visitorHash,
  );
  removePersonRows(sql, browserNames(visitorHash));
}

/** Those of these browsers that withdrew their consent. */
export function withdrawnOf(sql: SqlStorage, visitorHashes: readonly string[]): ReadonlySet<string> {
  if (visitorHashes.length === 0) return new Set();
  const rows = sql.exec<{ visitor: string }>(
    `SELECT w.visitor FROM json_each(?) AS asked CROSS JOIN withdrawn_visitors AS w ON w.visitor = asked.value`,
    JSON.stringify(visitorHashes),
  );
  return new Set([...rows].map(({ visitor }) => visitor));
}

/** Whether this browser withdrew its consent. */
export const hasWithdrawn = (sql: SqlStorage, visitorHash: string | undefined): boolean =>
  visitorHash !== undefined && withdrawnOf(sql, [visitorHash]).has(visitorHash);
