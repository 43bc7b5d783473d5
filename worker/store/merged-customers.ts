// Two records of one customer made one by the shop: every order stays, under the record that is kept.
import type { OrderPart } from './api/orders.ts';
import { customersBehind, mailboxesOf } from './mailboxes.ts';

export const MERGED_TABLES = `
CREATE TABLE merged_customers (gone TEXT PRIMARY KEY, kept TEXT NOT NULL) WITHOUT ROWID;
`;

const FACTS = ['email', 'subscribed', 'tags', 'attributes'];

/** Moves everything of one customer to another; the persons that changed. Told again, it changes nothing. */
export function mergeCustomers(sql: SqlStorage, kept: string, gone: string): readonly string[] {
  const known = keptOf(sql, [kept, gone]);
  const [to, from] = [`c:${known.get(kept) ?? kept}`, `c:${gone}`];
  if (to === from || known.get(gone) === to.slice(2)) return [];
  sql.exec('DELETE FROM merged_customers WHERE gone = ?', to.slice(2));
  sql.exec('UPDATE merged_customers SET kept = ? WHERE kept = ?', to.slice(2), gone);
  sql.exec(
    'INSERT INTO merged_customers (gone, kept) VALUES (?, ?) ON CONFLICT DO UPDATE SET kept = excluded.kept',
    gone,
    to.slice(2),
  );
  sql.exec('UPDATE orders SET person = ? WHERE person = ?', to, from);
  sql.exec('UPDATE order_lines SET person = ? WHERE person = ?', to, from);
  sql.exec(
    `INSERT INTO mailboxes (mailbox, person, proven) SELECT mailbox, ?, proven FROM mailboxes WHERE person = ?
     ON CONFLICT DO UPDATE SET proven = max(proven, excluded.proven)`,
    to,
    from,
  );
  sql.exec('DELETE FROM mailboxes WHERE person = ?', from);
  sql.exec(
    `INSERT INTO customers (person, ${FACTS.join(', ')}) SELECT ?, ${FACTS.join(', ')} FROM customers WHERE person = ?
     ON CONFLICT DO UPDATE SET ${FACTS.map((fact) => `${fact} = coalesce(${fact}, excluded.${fact})`).join(', ')}`,
    to,
    from,
  );
  sql.exec('DELETE FROM customers WHERE person = ?', from);
  sql.exec('UPDATE OR IGNORE issued_codes SET customer = ? WHERE customer = ?', to.slice(2), gone);
  sql.exec('UPDATE issued_codes SET customer = NULL WHERE customer = ?', gone);
  // A guest that belonged to the record that is gone may belong to a third now.
  return [to, from, ...customersBehind(sql, mailboxesOf(sql, to))];
}

/** The orders of customers that are gone, under those that were kept. */
export function withMerged(sql: SqlStorage, parts: readonly OrderPart[]): readonly OrderPart[] {
  if ([...sql.exec('SELECT 1 FROM merged_customers LIMIT 1')].length === 0) return parts;
  const kept = keptOf(
    sql,
    parts.flatMap(({ customer }) => (customer === undefined ? [] : [customer])),
  );
  return parts.map((part) => {
    const customer = kept.get(part.customer ?? '');
    return customer === undefined ? part : { ...part, customer };
  });
}

/** A customer with the records that were merged into it, or the one it was merged into with all of that. */
export function recordsOf(sql: SqlStorage, customer: string): string[] {
  const kept = keptOf(sql, [customer]).get(customer) ?? customer;
  const rows = sql.exec<{ gone: string }>('SELECT gone FROM merged_customers WHERE kept = ?', kept);
  return [kept, ...[...rows].map(({ gone }) => gone)];
}

/** The customers kept in place of these, as far as they were merged. */
export function keptOf(sql: SqlStorage, customers: readonly string[]): ReadonlyMap<string, string> {
  const rows = sql.exec<{ gone: string; kept: string }>(
    'SELECT gone, kept FROM json_each(?) AS asked CROSS JOIN merged_customers ON gone = asked.value',
    JSON.stringify([...new Set(customers)]),
  );
  return new Map([...rows].map((row) => [row.gone, row.kept]));
}
