// Every name under which rows may be a person's. Links that only their owner claims are named and not followed: somebody
// who registered with another's address is not that other.
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import { addressMac } from '../secret/address-mac.ts';
import type { PersonTold } from './api/people.ts';
import type { MarkSetting } from './erased.ts';
import { mailboxesOf, provenMailboxesOf } from './mailboxes.ts';
import { recordsOf } from './merged-customers.ts';
import { versionsOf } from './versions.ts';

/** `persons`: `c:` and `e:`. `addresses`: MACs of the mailboxes in code ledgers. `asked`: the browser that was asked for;
 * `browsers`: it, or those of the person's orders and leads, which others may use, too. `told`: what versions are kept of. */
export type PersonNames = {
  readonly persons: readonly string[];
  readonly customers: readonly string[];
  readonly mailboxes: readonly string[];
  readonly addresses: readonly string[];
  readonly asked: readonly string[];
  readonly browsers: readonly string[];
  readonly told: readonly string[];
};

/** The accounts and mailboxes among them. */
export type Links = Pick<PersonNames, 'persons' | 'customers' | 'mailboxes'>;

/** A browser alone, whoever used it. */
export const browserNames = (visitorHash: string): PersonNames => ({
  ...{ persons: [], customers: [], mailboxes: [], addresses: [], told: [] },
  ...{ asked: [visitorHash], browsers: [visitorHash] },
});

/** Accounts and mailboxes that are linked with a person by their owner's word alone. */
export type Unproven = { readonly customers: string[]; readonly emails: string[] };

/** The names of a person who is told by one or two of them. */
export async function namesOf(setting: MarkSetting, told: PersonTold): Promise<PersonNames> {
  const { sql } = setting;
  const links = linksOf(sql, told);
  const addresses = await addressesOf(setting, links.mailboxes);
  const asked = told.visitorHash === undefined ? [] : [told.visitorHash];
  const browsers = browsersOf(sql, { ...links, addresses }, told.orders ?? []);
  return {
    ...{ ...links, addresses, asked, browsers: [...new Set([...asked, ...browsers])] },
    told: links.customers.flatMap((id) => versionsOf(sql, id)),
  };
}

/** The accounts and mailboxes that are proven to be one person's. */
export function linksOf(sql: SqlStorage, { customer, email }: PersonTold): Links {
  const mailbox = email === undefined ? [] : [mailboxOf(email)];
  const first = customer === undefined ? ownersOfMailbox(sql, mailbox, 1) : [customer];
  const customers = [...new Set(first.flatMap((id) => recordsOf(sql, id)))];
  const proven = customers.flatMap((id) => provenMailboxesOf(sql, `c:${id}`)).map((one) => one.slice(2));
  const mailboxes = [...new Set([...mailbox, ...proven])];
  const persons = [...customers.map((id) => `c:${id}`), ...mailboxes.map((one) => `e:${one}`)];
  return { persons, customers, mailboxes };
}

/** The MACs of mailboxes that code ledgers hold. */
export const addressesOf = (
  { rootKey, store }: MarkSetting,
  mailboxes: readonly string[],
): Promise<string[]> => Promise.all(mailboxes.map((one) => addressMac(rootKey, store, one)));

/** What is linked with a person by their owner's word alone. */
export function unprovenOf(sql: SqlStorage, { customers, mailboxes }: PersonNames): Unproven {
  const used = customers.flatMap((id) => mailboxesOf(sql, `c:${id}`)).map((one) => one.slice(2));
  return {
    customers: ownersOfMailbox(sql, mailboxes, 0).filter((id) => !customers.includes(id)),
    emails: [...new Set(used)].filter((one) => !mailboxes.includes(one)),
  };
}

function ownersOfMailbox(sql: SqlStorage, mailboxes: readonly string[], proven: 0 | 1): string[] {
  const rows = sql.exec<{ person: string }>(
    `SELECT DISTINCT m.person FROM json_each(?) AS asked CROSS JOIN mailboxes AS m
     ON m.mailbox = asked.value AND m.proven = ?`,
    JSON.stringify(mailboxes),
    proven,
  );
  return [...rows].map(({ person }) => person.slice(2));
}

type Known = Links & Pick<PersonNames, 'addresses'>;

/** The browsers that a person ordered, left an address or took a code with. */
function browsersOf(
  sql: SqlStorage,
  { persons, customers, mailboxes, addresses }: Known,
  orders: readonly string[],
): string[] {
  const within = (column: string) => `${column} IN (SELECT value FROM json_each(?))`;
  const rows = sql.exec<{ visitor: string }>(
    `SELECT visitor FROM orders WHERE visitor IS NOT NULL AND (${within('person')} OR ${within('id')})
     UNION SELECT visitor FROM leads WHERE visitor IS NOT NULL AND ${within('email_key')}
     UNION SELECT visitor FROM issued_codes WHERE visitor IS NOT NULL
       AND (${within('customer')} OR ${within('address')})`,
    ...[persons, orders, mailboxes, customers, addresses].map((names) => JSON.stringify(names)),
  );
  return [...rows].map(({ visitor }) => visitor);
}
