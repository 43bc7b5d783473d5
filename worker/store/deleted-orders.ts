// Orders the shop deleted: gone with everything they brought, and not let in again by what arrives late.
import { forgetRefunds } from './order-refunds.ts';
import { storedOrders } from './order-rows.ts';
import { removeOrderRows } from './person-orders.ts';

export const DELETED_TABLES = `
CREATE TABLE deleted_orders (id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
`;

/** Deletes an order for good; the persons it concerned, or null when it was deleted before. */
export function deleteOrder(sql: SqlStorage, id: string, now: number): ReadonlySet<string> | null {
  const marked = sql.exec(
    'INSERT INTO deleted_orders (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING 1',
    id,
    now,
  );
  if ([...marked].length === 0) return null;
  const changed = new Set<string>();
  const stored = storedOrders(sql, [{ id }]).get(id);
  if (stored) removeOrderRows(sql, [stored]);
  forgetRefunds(sql, [id]);
  if (stored) changed.add(stored.person);
  if (stored?.visitor) changed.add(`v:${stored.visitor}`);
  return changed;
}

/** Lets an order in again that was taken out of the trash. */
export function undeleteOrder(sql: SqlStorage, id: string): void {
  sql.exec('DELETE FROM deleted_orders WHERE id = ?', id);
}

/** Those of these orders that were deleted. */
export function deletedAmong(sql: SqlStorage, ids: Iterable<string>): ReadonlySet<string> {
  if ([...sql.exec('SELECT 1 FROM deleted_orders LIMIT 1')].length === 0) return new Set();
  const rows = sql.exec<{ id: string }>(
    'SELECT d.id FROM json_each(?) AS wanted CROSS JOIN deleted_orders AS d ON d.id = wanted.value',
    JSON.stringify([...ids]),
  );
  return new Set([...rows].map((row) => row.id));
}
