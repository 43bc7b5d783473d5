// Which mailboxes a customer uses: what is told of an address (a newsletter export, a form) is told of its customer, and
// what a guest ordered with it belongs to that customer's history. Only the shop's word makes a mailbox a customer's.
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import { jsonPieces } from './json-pieces.ts';

export const MAILBOX_TABLES = `
CREATE TABLE mailboxes (mailbox TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (mailbox, person)) WITHOUT ROWID;
`;
export const MAILBOX_INDEX = 'CREATE INDEX mailboxes_person ON mailboxes (person);';

type Link = { readonly person: string; readonly email: string | null | undefined };

/** Keeps that these customers (`c:` persons) use these addresses; others, and no address, are passed over. Returns the
 * customers that had or now have a mailbox which somebody has begun to use: its guest may be another's now. */
export function linkMailboxes(sql: SqlStorage, links: readonly Link[]): string[] {
  const known = links.flatMap(({ person, email }) =>
    email && person.startsWith('c:') ? [[mailboxOf(email), person]] : [],
  );
  const fresh = jsonPieces(known).flatMap((json) => [
    ...sql.exec<{ mailbox: string }>(
      `INSERT INTO mailboxes (mailbox, person) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
       ON CONFLICT DO NOTHING RETURNING mailbox`,
      json,
    ),
  ]);
  return fresh.length === 0 ? [] : customersBehind(sql, new Set(fresh.map(({ mailbox }) => `e:${mailbox}`)));
}

/** The customers behind `e:` persons: everybody who uses the mailbox. */
export function customersBehind(sql: SqlStorage, guests: Iterable<string>): string[] {
  return jsonPieces(guests).flatMap((json) =>
    [
      ...sql.exec<{ person: string }>(
        `SELECT DISTINCT m.person FROM json_each(?) AS wanted CROSS JOIN mailboxes AS m
         ON m.mailbox = substr(wanted.value, 3)`,
        json,
      ),
    ].map(({ person }) => person),
  );
}

/** The `e:` persons whose mailboxes a customer uses. */
export function mailboxesOf(sql: SqlStorage, person: string): string[] {
  const rows = sql.exec<{ mailbox: string }>('SELECT mailbox FROM mailboxes WHERE person = ?', person);
  return [...rows].map(({ mailbox }) => `e:${mailbox}`).sort();
}

/** The `e:` persons whose orders belong to this customer. A mailbox that several customers use belongs to the first of
 * them, so that every order counts once. */
export function guestsOf(sql: SqlStorage, person: string): string[] {
  const rows = sql.exec<{ mailbox: string }>(
    `SELECT m.mailbox FROM mailboxes AS m WHERE m.person = ? AND NOT EXISTS
       (SELECT 1 FROM mailboxes AS other WHERE other.mailbox = m.mailbox AND other.person < m.person)`,
    person,
  );
  return [...rows].map(({ mailbox }) => `e:${mailbox}`);
}

/** The customer whose history each of these `e:` persons' orders belong to, as far as there is one. */
export function ownersOf(sql: SqlStorage, guests: Iterable<string>): Map<string, string> {
  const rows = jsonPieces(guests).flatMap((json) => [
    ...sql.exec<{ guest: string; owner: string }>(
      `SELECT wanted.value AS guest, min(m.person) AS owner FROM json_each(?) AS wanted
       CROSS JOIN mailboxes AS m ON m.mailbox = substr(wanted.value, 3) GROUP BY wanted.value`,
      json,
    ),
  ]);
  return new Map(rows.map(({ guest, owner }) => [guest, owner]));
}

/** Whose profiles are published for these: customers and browsers as they are, guests as the customers they belong to. */
export function peopleOf(sql: SqlStorage, persons: ReadonlySet<string>): ReadonlySet<string> {
  const guests = [...persons].filter((person) => person.startsWith('e:'));
  const others = [...persons].filter((person) => person.startsWith('c:') || person.startsWith('v:'));
  return new Set([...others, ...(guests.length === 0 ? [] : ownersOf(sql, guests).values())]);
}
