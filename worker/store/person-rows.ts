// Where a store keeps persons beside their orders: each table with the columns that name one. What is exported and what
// is erased both come from this list, and test/workerd/people-erasure.test.ts finds the table that is missing in it.
import { untally } from './exposures.ts';
import type { PersonNames } from './person-names.ts';

/** A row of any table. */
export type AnyRow = Record<string, SqlStorageValue>;

type PersonTable = {
  readonly table: string;
  /** Which names stand in which column; a row with any of them is the person's. */
  readonly by: Readonly<Record<string, keyof PersonNames>>;
  /** The row tells something of the store, too: it stays, without these names. */
  readonly isCut?: true;
};

const PERSON_TABLES: readonly PersonTable[] = [
  { table: 'customers', by: { person: 'persons' } },
  { table: 'mailboxes', by: { person: 'persons', mailbox: 'mailboxes' } },
  { table: 'merged_customers', by: { gone: 'customers', kept: 'customers' } },
  { table: 'leads', by: { email_key: 'mailboxes', visitor: 'asked' } },
  { table: 'deliveries', by: { mailbox: 'mailboxes', visitor: 'asked' } },
  {
    ...{ table: 'issued_codes', isCut: true },
    by: { customer: 'customers', address: 'addresses', visitor: 'browsers' },
  },
  { table: 'visitor_orders', by: { visitor: 'asked' } },
  { table: 'exposures', by: { visitor: 'browsers' } },
  { table: 'clicks', by: { visitor: 'browsers' } },
  { table: 'data_requests', by: { customer: 'customers', email: 'mailboxes' } },
  { table: 'told_versions', by: { what: 'told' } },
];

/** The tables that name persons, but for what their orders are found by. */
export const personTables = (): readonly string[] => PERSON_TABLES.map(({ table }) => table);

/** A person's rows of one table. */
export function personRows(sql: SqlStorage, names: PersonNames, table: string): AnyRow[] {
  const found = PERSON_TABLES.find((one) => one.table === table);
  if (!found) return [];
  return [...sql.exec<AnyRow>(`SELECT * FROM ${table} WHERE ${anyOf(found)}`, ...bound(found, names))];
}

/** Removes a person's rows, or cuts the person off them; how many, by table. Call it inside a transaction. */
export function removePersonRows(sql: SqlStorage, names: PersonNames): Record<string, number> {
  const counts = Object.fromEntries(
    PERSON_TABLES.map((one) => [one.table, countOf(sql, one, names)] as const),
  );
  untally(sql, names.browsers);
  for (const one of PERSON_TABLES) {
    if (!one.isCut) sql.exec(`DELETE FROM ${one.table} WHERE ${anyOf(one)}`, ...bound(one, names));
    else
      for (const [column, kind] of Object.entries(one.by))
        sql.exec(
          `UPDATE ${one.table} SET ${column} = NULL WHERE ${within(column)}`,
          JSON.stringify(names[kind]),
        );
  }
  return counts;
}

const within = (column: string): string => `${column} IN (SELECT value FROM json_each(?))`;

const anyOf = ({ by }: PersonTable): string => Object.keys(by).map(within).join(' OR ');

const bound = ({ by }: PersonTable, names: PersonNames): string[] =>
  Object.values(by).map((kind) => JSON.stringify(names[kind]));

const countOf = (sql: SqlStorage, one: PersonTable, names: PersonNames): number =>
  sql
    .exec<{ n: number }>(`SELECT count(*) AS n FROM ${one.table} WHERE ${anyOf(one)}`, ...bound(one, names))
    .one().n;
