// People who were erased, as MACs: what a file or a late webhook still holds of them is not let in again.
import type { Customer } from '../../shared/schema/customer.ts';
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import { personMark } from '../secret/person-mark.ts';
import type { OrderPart } from './api/orders.ts';

export const ERASED_TABLES = `
CREATE TABLE erased (mark TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
`;

/** Where marks are made: the store, and the secret they are made under. */
export type MarkSetting = { readonly sql: SqlStorage; readonly store: string; readonly rootKey: string };

/** Marks of these persons, by person. */
export async function marksOf(
  { rootKey, store }: MarkSetting,
  persons: Iterable<string>,
): Promise<Map<string, string>> {
  const marks = new Map<string, string>();
  for (const person of new Set(persons)) marks.set(person, await personMark(rootKey, store, person));
  return marks;
}

/** Remembers that the persons behind these marks were erased. */
export function keepErased(sql: SqlStorage, marks: Iterable<string>, now: number): void {
  sql.exec(
    `INSERT INTO erased (mark, at) SELECT value, ? FROM json_each(?) WHERE true
     ON CONFLICT DO UPDATE SET at = excluded.at`,
    now,
    JSON.stringify([...marks]),
  );
}

/** The orders that are nobody's who was erased after they ordered: what somebody orders later is a new beginning. Of a
 * browser that was erased, its orders lose its hash. */
export async function ordersOfNobodyErased(
  setting: MarkSetting,
  parts: readonly OrderPart[],
): Promise<readonly OrderPart[]> {
  const names = (part: OrderPart) => [orderName(part.id), ...namesOf(part)];
  const browser = ({ visitorHash }: OrderPart) => (visitorHash === undefined ? [] : [`v:${visitorHash}`]);
  const erasedAt = await erasures(
    setting,
    parts.flatMap((part) => [...names(part), ...browser(part)]),
  );
  if (erasedAt.size === 0) return parts;
  const isOpen = (part: OrderPart) => (name: string) => part.at > (erasedAt.get(name) ?? -1);
  return parts
    .filter((part) => names(part).every(isOpen(part)))
    .map((part) => (browser(part).every(isOpen(part)) ? part : withoutBrowser(part)));
}

function withoutBrowser({ visitorHash: _, ...part }: OrderPart): OrderPart {
  return part;
}

/** The customers that were not erased, or ordered since. */
export async function customersNotErased(
  setting: MarkSetting,
  customers: readonly Customer[],
): Promise<readonly Customer[]> {
  const told = (one: Customer) => namesOf({ customer: one.id, email: one.email });
  const erasedAt = await erasures(setting, customers.flatMap(told));
  if (erasedAt.size === 0) return customers;
  return customers.filter((one) => {
    const erased = told(one).filter((name) => erasedAt.has(name));
    return erased.length === 0 || erased.some((name) => hasOrdered(setting.sql, name));
  });
}

/** When each of these persons was erased (ms), as far as they were. Without any erasure nothing is hashed. */
async function erasures(
  setting: MarkSetting,
  persons: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { sql } = setting;
  for (;;) {
    const { known } = erasedCount(sql);
    const marks = known === 0 ? new Map<string, string>() : await marksOf(setting, persons);
    // Hashing lets others in: somebody may have been erased meanwhile.
    if (erasedCount(sql).known === known) return erasedAmong(sql, marks);
  }
}

const erasedCount = (sql: SqlStorage): { readonly known: number } =>
  sql.exec<{ known: number }>('SELECT count(*) AS known FROM erased').one();

function erasedAmong(sql: SqlStorage, marks: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  if (marks.size === 0) return new Map();
  const rows = sql.exec<{ mark: string; at: number }>(
    'SELECT e.mark, e.at FROM json_each(?) AS asked CROSS JOIN erased AS e ON e.mark = asked.value',
    JSON.stringify([...marks.values()]),
  );
  const at = new Map([...rows].map((row) => [row.mark, row.at]));
  return new Map(
    [...marks].flatMap(([person, mark]) => {
      const erasedAt = at.get(mark);
      return erasedAt === undefined ? [] : [[person, erasedAt] as const];
    }),
  );
}

/** An order that was erased, under whatever name it comes again. */
export const orderName = (id: string): string => `o:${id}`;

/** Every name under which an order or a customer may be somebody's. */
function namesOf({
  customer,
  email,
}: {
  customer?: string | undefined;
  email?: string | undefined;
}): string[] {
  return [
    ...(customer === undefined ? [] : [`c:${customer}`]),
    ...(email === undefined ? [] : [`e:${mailboxOf(email)}`]),
  ];
}

const hasOrdered = (sql: SqlStorage, person: string): boolean =>
  [...sql.exec('SELECT 1 FROM order_lines WHERE person = ? LIMIT 1', person)].length > 0;
