// Everybody's lines, some people at a time: what the fit streams through.
import type { HistoryLine } from '../../shared/segment/profile.ts';
import type { PersonLines } from './fit-pass.ts';
import { historyLine, LINE_FIELDS, type ProductNames, type StoredLine } from './history.ts';
import { HAS_BEST_CLAIM, ownersOf } from './mailboxes.ts';

/** About how many lines are read at once; the last person's are always read whole. */
const LINES_AT_ONCE = 4000;

/** Persons begin with `c:`, `e:`, `n:` or `o:`. */
export const AFTER_ALL = 'p';

/** The last of the people after `after` whose lines are read at once; undefined where these are all there are. */
export const lastOfBite = (sql: SqlStorage, after: string): string | undefined =>
  [
    ...sql.exec<{ person: string }>(
      'SELECT person FROM order_lines WHERE person > ? ORDER BY person LIMIT 1 OFFSET ?',
      after,
      LINES_AT_ONCE,
    ),
  ][0]?.person;

/** The people after `after`, in order, or an empty list after the last one. A guest whose mailbox is a customer's who
 * ordered is part of that customer: every order is one person's. */
export function peopleAfter(sql: SqlStorage, names: ProductNames, after: string): PersonLines[] {
  let from = after;
  for (;;) {
    const people = bite(sql, names, from);
    const last = people.at(-1)?.person;
    if (last === undefined) return [];
    const whole = withGuests(sql, names, people, from, last);
    if (whole.length > 0) return whole;
    from = last;
  }
}

type Person = { readonly person: string; readonly lines: HistoryLine[] };

function bite(sql: SqlStorage, names: ProductNames, after: string): Person[] {
  const last = lastOfBite(sql, after);
  const rows = sql.exec<StoredLine>(
    `SELECT ${LINE_FIELDS} FROM order_lines WHERE person > ? AND person <= ? ORDER BY person`,
    after,
    last ?? AFTER_ALL,
  );
  const people: Person[] = [];
  for (const row of rows) {
    const current = people.at(-1);
    if (current?.person === row.person) current.lines.push(historyLine(row, names));
    else people.push({ person: row.person, lines: [historyLine(row, names)] });
  }
  return people;
}

/** Adds to customers what they ordered as guests, and leaves those guests out. */
function withGuests(
  sql: SqlStorage,
  names: ProductNames,
  people: readonly Person[],
  after: string,
  last: string,
): Person[] {
  const customers = new Map(people.map((one) => [one.person, one.lines]));
  const rows = sql.exec<StoredLine & { readonly owner: string }>(
    `SELECT m.person AS owner, ${LINE_FIELDS.replaceAll(/\w+/g, 'l.$&')} FROM mailboxes AS m
     CROSS JOIN order_lines AS l ON l.person = 'e:' || m.mailbox
     WHERE m.person > ? AND m.person <= ? AND ${HAS_BEST_CLAIM}`,
    after,
    last,
  );
  for (const row of rows) customers.get(row.owner)?.push(historyLine(row, names));
  const guests = people.map(({ person }) => person).filter((person) => person.startsWith('e:'));
  const owners = ownersOf(sql, guests);
  return people.filter(({ person }) => !hasOrdered(sql, owners.get(person)));
}

const hasOrdered = (sql: SqlStorage, person: string | undefined): boolean =>
  person !== undefined &&
  [...sql.exec('SELECT 1 FROM order_lines WHERE person = ? LIMIT 1', person)].length > 0;
