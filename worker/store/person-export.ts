// Everything kept of a person, as JSON in pieces: somebody may have ten thousand orders.
import type { Profile } from '../../shared/schema/profile.ts';
import type { PersonTold } from './api/people.ts';
import type { MarkSetting } from './erased.ts';
import type { StoredOrder } from './order-placing.ts';
import { namesOf, type PersonNames, unprovenOf } from './person-names.ts';
import { ORDERS_AT_ONCE, orderRows, ordersOf, orderTables, strayOrders } from './person-orders.ts';
import { type AnyRow, personRows, personTables } from './person-rows.ts';
import { namesOnDemand } from './products.ts';
import { publicationOf } from './profiles.ts';

/** A `PersonExport` as the text of its JSON. */
export async function exportOf(
  setting: MarkSetting,
  told: PersonTold,
  now: number,
): Promise<ReadableStream<Uint8Array>> {
  const names = await namesOf(setting, told);
  return streamOf(pieces(setting.sql, names, now));
}

function* pieces(sql: SqlStorage, names: PersonNames, now: number): Generator<string> {
  const { customers, mailboxes: emails, browsers: visitors } = names;
  const head = { at: now, customers, emails, visitors, unproven: unprovenOf(sql, names) };
  yield `${JSON.stringify(head).slice(0, -1)},"kept":{`;
  const orders = ordersOf(sql, names.persons, []);
  const tables = new Set([...personTables(), ...orderTables()]);
  for (const [i, table] of [...tables].entries()) {
    yield `${i === 0 ? '' : ','}"${table}":[`;
    yield* listed(bitesOf(sql, names, orders, table));
    yield ']';
  }
  yield `},"profiles":${JSON.stringify(profilesOf(sql, names))}}`;
}

/** The elements of a list that comes in bites. */
function* listed(bites: Iterable<readonly unknown[]>): Generator<string> {
  let separator = '';
  for (const rows of bites)
    if (rows.length > 0) {
      yield separator + rows.map((row) => JSON.stringify(row)).join(',');
      separator = ',';
    }
}

function* bitesOf(
  sql: SqlStorage,
  names: PersonNames,
  orders: readonly StoredOrder[],
  table: string,
): Generator<readonly AnyRow[]> {
  yield personRows(sql, names, table);
  for (let from = 0; from < orders.length; from += ORDERS_AT_ONCE)
    yield orderRows(sql, orders.slice(from, from + ORDERS_AT_ONCE), table);
  if (table === 'orders') yield strayOrders(sql, names);
}

/** What decisions read of the person, by its key without the store. */
function profilesOf(sql: SqlStorage, { customers, browsers }: PersonNames): Record<string, Profile> {
  const products = namesOnDemand(sql);
  const keys = [...customers.map((id) => `c:${id}`), ...browsers.map((hash) => `v:${hash}`)];
  return Object.fromEntries(
    keys.flatMap((person) => {
      const { profile } = publicationOf(sql, products, person);
      return profile === null ? [] : [[person, profile]];
    }),
  );
}

function streamOf(pieces: Iterator<string>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  return new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const { done, value } = pieces.next();
      if (done) controller.close();
      else controller.enqueue(bytes.encode(value));
    },
  });
}
