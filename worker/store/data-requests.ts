// Requests of customers to see what is kept of them, as the platform passed them on. Answered with `people/export`.
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import type { PersonTold } from './api/people.ts';

export const DATA_REQUEST_TABLES = `
CREATE TABLE data_requests (
  id TEXT PRIMARY KEY, customer TEXT, email TEXT, at INTEGER NOT NULL) WITHOUT ROWID;
`;

/** A request, and when it came (ms). */
export type DataRequest = PersonTold & { readonly id: string; readonly at: number };

/** Notes a request; false when it is noted already. */
export function noteDataRequest(
  sql: SqlStorage,
  request: string,
  { customer, email }: PersonTold,
  now: number,
): boolean {
  const rows = sql.exec(
    'INSERT INTO data_requests (id, customer, email, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1',
    request,
    customer ?? null,
    email === undefined ? null : mailboxOf(email),
    now,
  );
  return [...rows].length > 0;
}

/** The requests noted, the newest 1,000, newest first. */
export function dataRequests(sql: SqlStorage): DataRequest[] {
  const rows = sql.exec<{ id: string; customer: string | null; email: string | null; at: number }>(
    'SELECT id, customer, email, at FROM data_requests ORDER BY at DESC, id LIMIT 1000',
  );
  return [...rows].map(({ id, customer, email, at }) => ({
    id,
    ...(customer !== null && { customer }),
    ...(email !== null && { email }),
    at,
  }));
}
