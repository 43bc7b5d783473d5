// Orders into rows: each order and each line once, whatever the order of arrival.
import type { ImportResult, OrderPart } from './api.ts';
import { isOutdated, noteChanged, type Placed, place } from './order-placing.ts';
import { amendOrder, insertLines, insertOrders, storedOrders } from './order-rows.ts';
import { withdrawnOf } from './visitors.ts';

/** What an import of orders did, and which profiles it may have changed. */
export type OrdersImported = { readonly counts: ImportResult; readonly changed: ReadonlySet<string> };

/** Stores orders and lines, each once. Call it inside a transaction. */
export function importOrders(sql: SqlStorage, given: readonly OrderPart[]): OrdersImported {
  const parts = withoutWithdrawn(sql, given);
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
    noteChanged(changed, one);
  }
  const written = insertLines(sql, placed);
  const whole = placed.reduce((sum, { part }) => sum + part.lines.length, 0);
  counts.repeated += whole - written.length;
  const byOrder = new Map(placed.map((one) => [one.part.id, one]));
  for (const { order_id, quantity, status } of written) {
    counts[kindOf(quantity, status)] += 1;
    const one = byOrder.get(order_id);
    if (one) noteChanged(changed, one);
  }
  return { counts, changed };
}

/** The orders without the hashes of browsers that withdrew: an order never brings one back. */
function withoutWithdrawn(sql: SqlStorage, parts: readonly OrderPart[]): readonly OrderPart[] {
  const hashes = parts.flatMap(({ visitorHash }) => (visitorHash === undefined ? [] : [visitorHash]));
  const withdrawn = withdrawnOf(sql, hashes);
  if (withdrawn.size === 0) return parts;
  return parts.map((part) => {
    const { visitorHash, ...rest } = part;
    return visitorHash !== undefined && withdrawn.has(visitorHash) ? rest : part;
  });
}

function kindOf(quantity: number, status: OrderPart['status']): 'new' | 'cancelled' {
  return quantity < 0 || status === 'cancelled' || status === 'refunded' ? 'cancelled' : 'new';
}
