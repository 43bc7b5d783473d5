// Which mailboxes a customer uses: what is told of an address (a newsletter export, a form) is told of its customer.
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import { jsonPieces } from './json-pieces.ts';

export const MAILBOX_TABLES = `
CREATE TABLE mailboxes (mailbox TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (mailbox, person)) WITHOUT ROWID;
`;

type Link = { readonly person: string; readonly email: string | null | undefined };

/** Keeps that these customers (`c:` persons) use these addresses; others, and no address, are passed over. */
export function linkMailboxes(sql: SqlStorage, links: readonly Link[]): void {
  const known = links.flatMap(({ person, email }) =>
    email && person.startsWith('c:') ? [[mailboxOf(email), person]] : [],
  );
  for (const json of jsonPieces(known))
    sql.exec(
      `INSERT INTO mailboxes (mailbox, person) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
       ON CONFLICT DO NOTHING`,
      json,
    );
}

/** The customers behind `e:` persons. */
export function customersBehind(sql: SqlStorage, persons: readonly string[]): string[] {
  const rows = sql.exec<{ person: string }>(
    `SELECT DISTINCT m.person FROM json_each(?) AS wanted CROSS JOIN mailboxes AS m ON m.mailbox = substr(wanted.value, 3)`,
    JSON.stringify(persons),
  );
  return [...rows].map(({ person }) => person);
}

/** The `e:` persons whose mailboxes a customer uses, as orders and imports told. */
export function mailboxesOf(sql: SqlStorage, person: string): string[] {
  const rows = sql.exec<{ email: string }>(
    `SELECT DISTINCT o.email FROM (SELECT DISTINCT order_id FROM order_lines WHERE person = ?) AS l
       CROSS JOIN orders AS o ON o.id = l.order_id WHERE o.email IS NOT NULL
     UNION SELECT email FROM customers WHERE person = ? AND email IS NOT NULL`,
    person,
    person,
  );
  return [...new Set([...rows].map(({ email }) => `e:${mailboxOf(email)}`))].sort();
}
