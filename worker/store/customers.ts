// Customers: what a shop tells of people beside their orders.
import * as v from 'valibot';
import { AttributeValue, type Customer, Subscribed } from '../../shared/schema/customer.ts';
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import type { ImportResult } from './api/orders.ts';
import { customersBehind, linkMailboxes, mailboxesOf, provenMailboxesOf } from './mailboxes.ts';
import { keptOf } from './merged-customers.ts';

export const CUSTOMER_TABLES = `
CREATE TABLE customers (
  person TEXT PRIMARY KEY, email TEXT, subscribed TEXT, tags TEXT, attributes TEXT) WITHOUT ROWID;
`;

/** Tags, attributes and subscription of a person. */
export type Facts = {
  readonly subscribed: Subscribed;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
};

export const NO_FACTS: Facts = { subscribed: 'unknown', tags: [], attributes: {} };

const StoredFacts = v.object({
  subscribed: v.nullable(Subscribed),
  tags: v.pipe(v.nullable(v.string()), v.transform(parsed), v.nullable(v.array(v.string()))),
  attributes: v.pipe(
    v.nullable(v.string()),
    v.transform(parsed),
    v.nullable(v.record(v.string(), AttributeValue)),
  ),
});

const NO_FACTS_TOLD = { tags: null, attributes: null } as const;

const FIELDS = ['email', 'subscribed', 'tags', 'attributes'] as const;

/** Adds or updates people; what is not given stays. `isProven`: whether the shop vouches for their addresses. Returns the
 * customers whose profile may have changed. */
export function importCustomers(
  sql: SqlStorage,
  told: readonly Customer[],
  isProven: boolean,
): { readonly counts: ImportResult; readonly changed: ReadonlySet<string> } {
  const customers = ofKept(sql, told);
  const links = customers.map((one) => ({ person: personOf(one), email: one.email, isProven }));
  const linked = linkMailboxes(sql, links);
  const changed = customers.flatMap((customer) => upsert(sql, customer));
  const behind = customersBehind(
    sql,
    changed.filter((person) => person.startsWith('e:')),
  );
  return {
    counts: { new: changed.length, repeated: customers.length - changed.length, cancelled: 0 },
    changed: new Set([...changed.filter((person) => person.startsWith('c:')), ...behind, ...linked]),
  };
}

/** The records that were merged into others, as told of those. */
function ofKept(sql: SqlStorage, told: readonly Customer[]): readonly Customer[] {
  const kept = keptOf(
    sql,
    told.flatMap(({ id }) => (id === undefined ? [] : [id])),
  );
  return kept.size === 0 ? told : told.map((one) => ({ ...one, id: kept.get(one.id ?? '') ?? one.id }));
}

/** Writes one person; the person again if that changed anything. */
function upsert(sql: SqlStorage, customer: Customer): string[] {
  const rows = sql.exec<{ person: string }>(
    `INSERT INTO customers (person, ${FIELDS.join(', ')}) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET ${FIELDS.map((f) => `${f} = coalesce(excluded.${f}, ${f})`).join(', ')}
     WHERE ${FIELDS.map((f) => `coalesce(excluded.${f}, ${f}) IS NOT ${f}`).join(' OR ')}
     RETURNING person`,
    personOf(customer),
    customer.email ?? null,
    customer.subscribed ?? null,
    customer.tags ? JSON.stringify(customer.tags) : null,
    customer.attributes ? JSON.stringify(customer.attributes) : null,
  );
  return [...rows].map(({ person }) => person);
}

/** What the shop told of a person: by their id first, then by the addresses they use. Of an address that is not proven to
 * be theirs, only whether it is subscribed: tags may open what is meant for somebody else. */
export function factsOf(sql: SqlStorage, person: string): Facts {
  let facts = NO_FACTS;
  const addresses = person.startsWith('c:') ? mailboxesOf(sql, person) : [];
  const proven = new Set([person, ...(addresses.length > 0 ? provenMailboxesOf(sql, person) : [])]);
  for (const name of [...addresses.toReversed(), person]) {
    const told = toldOf(sql, name);
    if (!told) continue;
    const { tags, attributes } = proven.has(name) ? told : NO_FACTS_TOLD;
    facts = {
      subscribed: told.subscribed ?? facts.subscribed,
      tags: tags ?? facts.tags,
      attributes: { ...facts.attributes, ...attributes },
    };
  }
  return facts;
}

function toldOf(sql: SqlStorage, person: string): v.InferOutput<typeof StoredFacts> | null {
  const rows = sql.exec('SELECT subscribed, tags, attributes FROM customers WHERE person = ?', person);
  for (const row of rows) return v.parse(StoredFacts, row);
  return null;
}

/** The tags the shop told of a person itself. */
export const tagsOf = (sql: SqlStorage, person: string): readonly string[] => toldOf(sql, person)?.tags ?? [];

/** Whether the shop ever told of a person. */
export function isKnown(sql: SqlStorage, person: string): boolean {
  return [...sql.exec('SELECT 1 FROM customers WHERE person = ?', person)].length > 0;
}

function personOf({ id, email }: Customer): string {
  return id === undefined ? `e:${mailboxOf(email ?? '')}` : `c:${id}`;
}

function parsed(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
