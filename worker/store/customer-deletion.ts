// An account the shop deleted: what was told of it goes, its orders stay part of the shop's past.
import { customersBehind, mailboxesOf } from './mailboxes.ts';

/** Forgets what was told of a customer, and that their mailboxes are theirs; the customers that changed. */
export function deleteCustomer(sql: SqlStorage, id: string): ReadonlySet<string> {
  const person = `c:${id}`;
  const others = customersBehind(sql, mailboxesOf(sql, person));
  sql.exec('DELETE FROM customers WHERE person = ?', person);
  sql.exec('DELETE FROM mailboxes WHERE person = ?', person);
  return new Set([person, ...others]);
}
