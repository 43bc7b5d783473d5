// Browsers that withdrew their consent: erased from every table, and not let in again by what arrives late.
import { forgetVisitorCodes } from './codes.ts';
import { forgetVisitorExposures } from './events.ts';
import { forgetVisitorLeads } from './leads.ts';

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
  forgetVisitorLeads(sql, visitorHash);
  forgetVisitorCodes(sql, visitorHash);
  forgetVisitorExposures(sql, visitorHash);
  sql.exec(
    'UPDATE orders SET visitor = NULL WHERE id IN (SELECT order_id FROM visitor_orders WHERE visitor = ?)',
    visitorHash,
  );
  sql.exec('DELETE FROM visitor_orders WHERE visitor = ?', visitorHash);
}

/** Whether this browser withdrew its consent. */
export function hasWithdrawn(sql: SqlStorage, visitorHash: string | undefined): boolean {
  if (visitorHash === undefined) return false;
  return [...sql.exec('SELECT 1 FROM withdrawn_visitors WHERE visitor = ?', visitorHash)].length > 0;
}
