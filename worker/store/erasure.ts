// Erasing a person: every row that is theirs or leads to them, in one transaction; their profiles in KV follow.
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import { addressMac } from '../secret/address-mac.ts';
import type { PersonTold } from './api.ts';
import { removeOrders } from './deleted-orders.ts';
import { keepErased, type MarkSetting, marksOf, orderName } from './erased.ts';
import { forgetVisitorExposures } from './exposures.ts';
import { forgetVisitorCodes } from './issued-codes.ts';
import { forgetVisitorLeads } from './leads.ts';
import { mailboxesOf, ownersOf } from './mailboxes.ts';
import { recordsOf } from './merged-customers.ts';
import type { StoredOrder } from './order-placing.ts';
import { forgetRefunds } from './order-refunds.ts';
import { forgetVersions } from './versions.ts';

/** Whom to erase, and which orders the platform names as theirs; `address`: MACs of their mailboxes in code ledgers. */
export type Erasure = {
  readonly persons: readonly string[];
  readonly marks: ReadonlyMap<string, string>;
  readonly addresses: readonly string[];
  readonly orders: readonly string[];
};

/** Prepares an erasure: everything of it that has to be hashed. */
export async function erasureOf(
  setting: MarkSetting,
  told: PersonTold & { readonly orders: readonly string[] },
): Promise<Erasure> {
  const records = told.customer === undefined ? [] : recordsOf(setting.sql, told.customer);
  const customer = records.map((id) => `c:${id}`);
  const mailbox = told.email === undefined ? [] : [`e:${mailboxOf(told.email)}`];
  const used = customer.flatMap((person) => mailboxesOf(setting.sql, person));
  const persons = [...new Set([...customer, ...mailbox, ...used])];
  const { rootKey, store } = setting;
  // A file may hold an order under another name than the store does.
  const orders = [...told.orders, ...ordersOf(setting.sql, persons, []).map(({ id }) => id)];
  return {
    persons,
    marks: await marksOf(setting, [...persons, ...orders.map(orderName)]),
    addresses: await Promise.all(idsOf(persons, 'e:').map((one) => addressMac(rootKey, store, one))),
    orders: told.orders,
  };
}

/** Erases a person from every table; the customers and browsers whose profiles are to be looked at again. Call it inside
 * a transaction. */
export function erase(
  sql: SqlStorage,
  { persons, marks, addresses, orders }: Erasure,
  now: number,
): ReadonlySet<string> {
  keepErased(sql, marks.values(), now);
  const found = ordersOf(sql, persons, orders);
  const owners = ownersOf(
    sql,
    persons.filter((person) => person.startsWith('e:')),
  );
  removeOrders(sql, found);
  forgetRefunds(
    sql,
    found.map(({ id }) => id),
  );
  const visitors = new Set(found.flatMap(({ visitor }) => (visitor === null ? [] : [visitor])));
  for (const visitor of visitors) {
    forgetVisitorLeads(sql, visitor);
    forgetVisitorCodes(sql, visitor);
    forgetVisitorExposures(sql, visitor);
  }
  const leads = forgetNames(sql, persons, addresses);
  const browsers = [...visitors, ...leads].map((hash) => `v:${hash}`);
  const people = [...persons, ...found.map(({ person }) => person), ...owners.values()];
  return new Set([...people.filter((person) => person.startsWith('c:')), ...browsers]);
}

/** Orders of these persons, and those of these ids, wherever they stand. */
function ordersOf(sql: SqlStorage, persons: readonly string[], ids: readonly string[]): StoredOrder[] {
  return [
    ...sql.exec<StoredOrder>(
      `SELECT id, person, at, updated_at, status, visitor FROM orders
       WHERE person IN (SELECT value FROM json_each(?)) OR id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(persons),
      JSON.stringify(ids),
    ),
  ];
}

/** Removes what is told of persons and addresses; the browsers that left one of the addresses. */
function forgetNames(sql: SqlStorage, persons: readonly string[], addresses: readonly string[]): string[] {
  const all = JSON.stringify(persons);
  const mailboxes = JSON.stringify(idsOf(persons, 'e:'));
  const customers = JSON.stringify(idsOf(persons, 'c:'));
  const leads = sql.exec<{ visitor: string | null }>(
    'DELETE FROM leads WHERE email_key IN (SELECT value FROM json_each(?)) RETURNING visitor',
    mailboxes,
  );
  const visitors = [...leads].flatMap(({ visitor }) => (visitor === null ? [] : [visitor]));
  sql.exec('DELETE FROM customers WHERE person IN (SELECT value FROM json_each(?))', all);
  sql.exec('DELETE FROM mailboxes WHERE person IN (SELECT value FROM json_each(?))', all);
  sql.exec('DELETE FROM mailboxes WHERE mailbox IN (SELECT value FROM json_each(?))', mailboxes);
  sql.exec(
    'UPDATE issued_codes SET customer = NULL WHERE customer IN (SELECT value FROM json_each(?))',
    customers,
  );
  sql.exec(
    'UPDATE issued_codes SET address = NULL WHERE address IN (SELECT value FROM json_each(?))',
    JSON.stringify(addresses),
  );
  sql.exec('DELETE FROM merged_customers WHERE gone IN (SELECT value FROM json_each(?))', customers);
  sql.exec('DELETE FROM merged_customers WHERE kept IN (SELECT value FROM json_each(?))', customers);
  sql.exec('DELETE FROM data_requests WHERE customer IN (SELECT value FROM json_each(?))', customers);
  sql.exec('DELETE FROM data_requests WHERE email IN (SELECT value FROM json_each(?))', mailboxes);
  for (const id of idsOf(persons, 'c:')) forgetVersions(sql, id);
  return visitors;
}

const idsOf = (persons: readonly string[], kind: 'c:' | 'e:'): string[] =>
  persons.filter((person) => person.startsWith(kind)).map((person) => person.slice(kind.length));
