// Erasing a person: first what keeps them from coming back, then their orders some at a time, then every other row that
// names them; their profiles in KV follow. The names that lead to the rows go last, so whoever is cut off begins anew.
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import type { PersonErasure } from '../../shared/schema/people.ts';
import type { PersonTold } from './api/people.ts';
import { keepErased, type MarkSetting, marksOf, orderName } from './erased.ts';
import { ownersOf, peopleOf } from './mailboxes.ts';
import type { StoredOrder } from './order-placing.ts';
import { forgetRefunds } from './order-refunds.ts';
import { LIVE, mark } from './outbox.ts';
import { namesOf, type PersonNames, unprovenOf } from './person-names.ts';
import { cutOrders, ORDERS_AT_ONCE, ordersOf, removeOrderRows, strayOrders } from './person-orders.ts';
import { removePersonRows } from './person-rows.ts';
import type { Home } from './publishing.ts';

type Counts = Record<string, number>;

/** Erases a person from every table; `alongside` hears how many rows those were, in the last transaction. Done again, it
 * finds nothing. */
export async function erasePerson(
  home: Home,
  setting: MarkSetting,
  { orders = [], ...told }: PersonTold,
  now: number,
  alongside: (rows: number) => void = () => {},
): Promise<PersonErasure> {
  const { sql, storage } = home;
  const names = await namesOf(setting, { ...told, orders });
  const browsers = names.asked.map((hash) => `v:${hash}`);
  const marks = await marksOf(setting, [...names.persons, ...browsers, ...orders.map(orderName)]);
  keepErased(sql, marks.values(), now);
  const counts: Counts = {};
  const changed = new Set<string>();
  await eraseOrders(home, setting, [names.persons, orders], now, (removed, concerned) => {
    add(counts, removed);
    for (const one of concerned) changed.add(one);
  });
  const unproven = unprovenOf(sql, names);
  storage.transactionSync(() => {
    for (const one of namedBy(sql, names)) changed.add(one);
    forgetRefunds(sql, orders);
    add(counts, eraseNames(sql, names));
    mark(sql, changed, LIVE);
    alongside(Object.values(counts).reduce((sum, n) => sum + n, 0));
  });
  return { erased: counts, profiles: changed.size, unproven };
}

/** Removes orders until none is left, each piece in a transaction with the marks that keep them out. */
async function eraseOrders(
  { sql, storage }: Home,
  setting: MarkSetting,
  [persons, ids]: readonly [readonly string[], readonly string[]],
  now: number,
  onRemoved: (removed: Counts, concerned: ReadonlySet<string>) => void,
): Promise<void> {
  for (;;) {
    const found = ordersOf(sql, persons, ids);
    if (found.length === 0) return;
    for (let from = 0; from < found.length; from += ORDERS_AT_ONCE) {
      const orders = found.slice(from, from + ORDERS_AT_ONCE);
      const marks = await marksOf(
        setting,
        orders.map(({ id }) => orderName(id)),
      );
      storage.transactionSync(() => {
        keepErased(sql, marks.values(), now);
        const concerned = peopleOf(sql, noted(orders));
        onRemoved(removeOrderRows(sql, orders), concerned);
        mark(sql, concerned, LIVE);
      });
      await scheduler.wait(0);
    }
  }
}

/** Persons and browsers of these orders. */
const noted = (orders: readonly StoredOrder[]): ReadonlySet<string> =>
  new Set(orders.flatMap(({ person, visitor }) => (visitor === null ? [person] : [person, `v:${visitor}`])));

/** Whose profiles are to be looked at again beside those of orders. */
function namedBy(sql: SqlStorage, { persons, customers, browsers }: PersonNames): string[] {
  const guests = persons.filter((person) => person.startsWith('e:'));
  return [
    ...customers.map((id) => `c:${id}`),
    ...ownersOf(sql, guests).values(),
    ...browsers.map((hash) => `v:${hash}`),
  ];
}

function eraseNames(sql: SqlStorage, names: PersonNames): Counts {
  const strays = strayOrders(sql, names);
  cutOrders(sql, strays);
  const told = cutTold(sql, names);
  const counts = removePersonRows(sql, names);
  return { ...counts, orders: strays.length, customers: (counts.customers ?? 0) + told };
}

/** Takes the person's address off accounts that only claimed it; how many. */
function cutTold(sql: SqlStorage, { persons, mailboxes }: PersonNames): number {
  const rows = sql.exec<{ person: string; email: string }>(
    `SELECT DISTINCT c.person, c.email FROM json_each(?) AS asked
     CROSS JOIN mailboxes AS m ON m.mailbox = asked.value
     CROSS JOIN customers AS c ON c.person = m.person AND c.email IS NOT NULL`,
    JSON.stringify(mailboxes),
  );
  const theirs = [...rows].filter(
    ({ person, email }) => !persons.includes(person) && mailboxes.includes(mailboxOf(email)),
  );
  for (const { person } of theirs) sql.exec('UPDATE customers SET email = NULL WHERE person = ?', person);
  return theirs.length;
}

function add(counts: Counts, more: Counts): void {
  for (const [table, n] of Object.entries(more)) counts[table] = (counts[table] ?? 0) + n;
}
