// People of whom nothing was heard for long: their orders become those of a nobody (`n:`), and everything that names them
// goes. Models and reports go on counting that somebody came and went: without the lost ones, all would seem to stay.
import { jsonPieces } from './json-pieces.ts';
import { customersBehind, ownersOf, peopleOf } from './mailboxes.ts';
import { LIVE, mark } from './outbox.ts';
import { addressesOf, type Links, linksOf } from './person-names.ts';
import { removePersonRows } from './person-rows.ts';
import type { Home } from './publishing.ts';
import { versionsOf } from './versions.ts';

/** Orders, or leads, that are looked at at once. */
const BITE = 300;
/** Orders that one run retires, about: some seconds of processor time. */
const PER_RUN = 20_000;

type Order = { readonly id: string; readonly person: string; readonly visitor: string | null };
/** `as`: whose the order is from now on. */
type Retired = Order & { readonly as: string };

/** Retires everybody whose last order and last lead lie before `before` (ms), or as many as one run may: then `more`. */
export async function retireInactive(
  home: Home,
  before: number,
  pause: () => Promise<unknown>,
): Promise<'done' | 'more'> {
  let taken = 0;
  let after: string | undefined = '';
  while (after !== undefined) {
    const last: string | undefined = lastOfBite(home.sql, after);
    const old = ordersBetween(home.sql, after, last, before);
    taken += await retire(home, new Set(old.map(({ person }) => person)), before);
    taken += retireOrders(home, old);
    after = last;
    await pause();
    if (taken >= PER_RUN) return 'more';
  }
  const addresses = oldLeads(home.sql, before);
  for (let from = 0; from < addresses.length; from += BITE) {
    await retire(home, new Set(addresses.slice(from, from + BITE)), before);
    await pause();
  }
  return 'done';
}

const lastOfBite = (sql: SqlStorage, after: string): string | undefined =>
  [...sql.exec<Order>('SELECT id FROM orders WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?', after, BITE)][0]?.id;

/** Orders from before that may still name somebody. */
const ordersBetween = (sql: SqlStorage, after: string, last: string | undefined, before: number): Order[] => [
  ...sql.exec<Order>(
    `SELECT id, person, visitor FROM orders WHERE id > ?1 AND (?2 IS NULL OR id <= ?2) AND at < ?3
     AND (person NOT GLOB '[no]:*' OR visitor IS NOT NULL)`,
    ...[after, last ?? null, before],
  ),
];

const oldLeads = (sql: SqlStorage, before: number): string[] =>
  [
    ...sql.exec<{ mailbox: string }>('SELECT DISTINCT email_key AS mailbox FROM leads WHERE at < ?', before),
  ].map(({ mailbox }) => `e:${mailbox}`);

/** Retires those of these persons, each with the accounts and addresses that are theirs, who are not active. How many
 * orders that were. */
async function retire(home: Home, persons: ReadonlySet<string>, before: number): Promise<number> {
  const { sql, storage } = home;
  const linked = householdsOf(sql, persons).filter((one) => !isActive(sql, one, before));
  if (linked.length === 0) return 0;
  const addresses = await addressesOf(home, [...new Set(linked.flatMap(({ mailboxes }) => mailboxes))]);
  return storage.transactionSync(() => {
    // Hashing let others in: somebody may have ordered.
    const still = linked.filter((one) => !isActive(sql, one, before));
    const all = (kind: keyof Links) => [...new Set(still.flatMap((one) => one[kind]))];
    const [people, customers, mailboxes] = [all('persons'), all('customers'), all('mailboxes')];
    const changed = peopleOf(sql, new Set(people));
    const orders = still.flatMap(({ persons }) => asNobody(ordersOf(sql, persons)));
    removePersonRows(sql, {
      ...{ persons: people, customers, mailboxes, addresses, asked: [], browsers: [] },
      told: customers.flatMap((id) => versionsOf(sql, id)),
    });
    mark(sql, [...changed, ...unname(sql, orders)], LIVE);
    return orders.length;
  });
}

/** The accounts and addresses of these persons, each once. */
function householdsOf(sql: SqlStorage, persons: ReadonlySet<string>): Links[] {
  const owners = ownersOf(
    sql,
    [...persons].filter((person) => person.startsWith('e:')),
  );
  const known = new Map<string, Links>();
  for (const person of persons) {
    if (!person.startsWith('c:') && !person.startsWith('e:')) continue;
    const owner = owners.get(person) ?? person;
    const id = owner.slice(2);
    const links = known.get(owner) ?? linksOf(sql, owner.startsWith('c:') ? { customer: id } : { email: id });
    // A guest whose mailbox is not proven to be the account's goes with it all the same.
    const own = links.persons.includes(person) ? [] : [person];
    const mailbox = own.map((one) => one.slice(2));
    known.set(owner, {
      ...links,
      persons: [...links.persons, ...own],
      mailboxes: [...links.mailboxes, ...mailbox],
    });
  }
  return [...known.values()];
}

/** Whether anybody of these, or who shares an address with them, was heard of. */
function isActive(sql: SqlStorage, { persons, mailboxes }: Links, before: number): boolean {
  const all = [
    ...persons,
    ...customersBehind(
      sql,
      mailboxes.map((one) => `e:${one}`),
    ),
  ];
  const found = sql.exec(
    `SELECT 1 FROM json_each(?1) AS one CROSS JOIN order_lines AS l ON l.person = one.value AND l.at >= ?3
     UNION ALL SELECT 1 FROM leads WHERE at >= ?3 AND email_key IN (SELECT value FROM json_each(?2)) LIMIT 1`,
    ...[JSON.stringify(all), JSON.stringify(mailboxes), before],
  );
  return [...found].length > 0;
}

const ordersOf = (sql: SqlStorage, persons: readonly string[]): Order[] => [
  ...sql.exec<Order>(
    `SELECT o.id, l.person, o.visitor FROM
       (SELECT DISTINCT person, order_id FROM json_each(?) AS one CROSS JOIN order_lines ON person = one.value) AS l
     CROSS JOIN orders AS o ON o.id = l.order_id`,
    JSON.stringify(persons),
  ),
];

/** The orders of a household as those of one nobody. */
function asNobody(orders: readonly Order[]): Retired[] {
  const [first] = orders.map(({ id }) => id).sort();
  return orders.map((order) => ({ ...order, as: `n:${first}` }));
}

/** What is left of old orders that nobody is known by any more: without lines, or a stranger's who left a browser. How
 * many those were. */
function retireOrders({ sql, storage }: Home, old: readonly Order[]): number {
  return storage.transactionSync(() => {
    const left = sql.exec<Order>(
      `SELECT o.id, o.person, o.visitor FROM json_each(?) AS one CROSS JOIN orders AS o ON o.id = one.value
       WHERE iif(o.person GLOB '[no]:*', o.visitor IS NOT NULL,
         NOT EXISTS (SELECT 1 FROM order_lines AS l WHERE l.person = o.person))`,
      JSON.stringify(old.map(({ id }) => id)),
    );
    const strangers = [...left].map((order) => ({ ...order, as: `o:${order.id}` }));
    mark(sql, unname(sql, strangers), LIVE);
    return strangers.length;
  });
}

/** Takes the names off orders; the browsers whose profiles told of them. */
function unname(sql: SqlStorage, orders: readonly Retired[]): string[] {
  for (const json of jsonPieces(orders)) {
    sql.exec(
      `UPDATE OR REPLACE order_lines SET person = value ->> 'as' FROM json_each(?)
       WHERE person = value ->> 'person' AND order_id = value ->> 'id'`,
      json,
    );
    sql.exec(
      `DELETE FROM visitor_orders WHERE (visitor, order_id) IN
         (SELECT value ->> 'visitor', value ->> 'id' FROM json_each(?))`,
      json,
    );
    sql.exec(
      `UPDATE orders SET person = value ->> 'as', visitor = NULL, email = NULL FROM json_each(?) AS retired
       WHERE orders.id = value ->> 'id'`,
      json,
    );
  }
  return orders.flatMap(({ visitor }) => (visitor === null ? [] : [`v:${visitor}`]));
}
