// Which mailboxes a customer uses: what is told of an address (a newsletter export, a form) is told of its customer, and
// what a guest ordered with it belongs to that customer's history. Only the shop's word makes a mailbox a customer's: an
// address that somebody registered with, and that nobody verified, counts in reports and shows its owner nothing.
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import { jsonPieces } from './json-pieces.ts';

export const MAILBOX_TABLES = `
CREATE TABLE mailboxes (mailbox TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (mailbox, person)) WITHOUT ROWID;
`;
export const MAILBOX_INDEX = 'CREATE INDEX mailboxes_person ON mailboxes (person);';

// `proven` 0: only its owner says so. WooCommerce verifies no address, so what was kept with its webhooks is taken as unproven.
export const MAILBOX_PROOF = `
ALTER TABLE mailboxes ADD COLUMN proven INTEGER NOT NULL DEFAULT 1;
UPDATE mailboxes SET proven = 0 WHERE EXISTS (SELECT 1 FROM platform_secrets WHERE platform = 'woocommerce');
`;

/** `isProven`: the shop itself vouches for the address. */
type Link = {
  readonly person: string;
  readonly email: string | null | undefined;
  readonly isProven: boolean;
};

/** That no customer has a better claim to the mailbox of `m`: a proven one is better, then the first one. */
export const HAS_BEST_CLAIM = `NOT EXISTS (SELECT 1 FROM mailboxes AS other
  WHERE other.mailbox = m.mailbox AND (other.proven, m.person) > (m.proven, other.person))`;

/** Keeps that these customers (`c:` persons) use these addresses; others, and no address, are passed over. Returns the
 * customers that had or now have a mailbox which somebody has begun to use: its guest may be another's now. */
export function linkMailboxes(sql: SqlStorage, links: readonly Link[]): string[] {
  const known = links.flatMap(({ person, email, isProven }) =>
    email && person.startsWith('c:') ? [[mailboxOf(email), person, isProven ? 1 : 0]] : [],
  );
  const fresh = jsonPieces(known).flatMap((json) => [
    ...sql.exec<{ mailbox: string }>(
      `INSERT INTO mailboxes (mailbox, person, proven) SELECT value ->> 0, value ->> 1, value ->> 2
       FROM json_each(?) WHERE true
       ON CONFLICT DO UPDATE SET proven = 1 WHERE excluded.proven > proven RETURNING mailbox`,
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

/** The `e:` persons whose mailboxes are proven to be this customer's. */
export function provenMailboxesOf(sql: SqlStorage, person: string): string[] {
  const rows = sql.exec<{ mailbox: string }>(
    'SELECT mailbox FROM mailboxes WHERE person = ? AND proven = 1',
    person,
  );
  return [...rows].map(({ mailbox }) => `e:${mailbox}`);
}

/** The `e:` persons whose orders this customer may be shown. A mailbox that several customers use belongs to the first of
 * those it is proven for, so that every order counts once. */
export function guestsOf(sql: SqlStorage, person: string): string[] {
  const rows = sql.exec<{ mailbox: string }>(
    `SELECT m.mailbox FROM mailboxes AS m WHERE m.person = ? AND m.proven = 1 AND ${HAS_BEST_CLAIM}`,
    person,
  );
  return [...rows].map(({ mailbox }) => `e:${mailbox}`);
}

/** The customer whose history each of these `e:` persons' orders belong to, as far as there is one: as reports count it.
 * Where the mailbox is not proven, the customer is shown none of it. */
export function ownersOf(sql: SqlStorage, guests: Iterable<string>): Map<string, string> {
  const rows = jsonPieces(guests).flatMap((json) => [
    ...sql.exec<{ guest: string; owner: string }>(
      `SELECT wanted.value AS guest, m.person AS owner FROM json_each(?) AS wanted
       CROSS JOIN mailboxes AS m ON m.mailbox = substr(wanted.value, 3) AND ${HAS_BEST_CLAIM}`,
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
