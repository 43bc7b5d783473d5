// Admin keys of a store: the truth behind `key:{id}`, and where a revoked key stops at once.
import * as v from 'valibot';
import { type HeldKey, Scope } from '../../shared/schema/credentials.ts';
import type { KeyRecord } from '../read/records.ts';
import type { Actor } from './api/actor.ts';
import type { NewKey } from './api/control.ts';

export const KEY_TABLES = `
CREATE TABLE keys (
  id TEXT PRIMARY KEY, hash TEXT NOT NULL, scopes TEXT NOT NULL, at INTEGER NOT NULL, revoked_at INTEGER) WITHOUT ROWID;
`;

/** Who made a key, and the last characters of its text, by which its holder knows it. */
export const KEY_NAMES = `
ALTER TABLE keys ADD COLUMN made_by TEXT;
ALTER TABLE keys ADD COLUMN last_four TEXT;
`;

/** The key id under which the operator acts: no admin key has it, and it is never revoked. */
export const OPERATOR: Actor = { keyId: 'operator' };

/** Whether a write by this key still counts. KV may lag behind a revocation; these rows do not. */
export function mayWrite(sql: SqlStorage, actor: Actor): boolean {
  if (actor.keyId === OPERATOR.keyId) return true;
  return [...sql.exec('SELECT 1 FROM keys WHERE id = ? AND revoked_at IS NULL', actor.keyId)].length > 0;
}

/** Keeps a new key. */
export function addKey(sql: SqlStorage, key: NewKey, { keyId }: Actor, now: number): void {
  sql.exec(
    'INSERT INTO keys (id, hash, scopes, at, made_by, last_four) VALUES (?, ?, ?, ?, ?, ?)',
    ...[key.id, key.hash, key.scopes.join(','), now, keyId, key.lastFour],
  );
}

type Row = {
  readonly id: string;
  readonly scopes: string;
  readonly at: number;
  readonly revoked_at: number | null;
  readonly made_by: string | null;
  readonly last_four: string | null;
};

/** Every key ever made, the newest first. */
export function heldKeys(sql: SqlStorage): HeldKey[] {
  const rows = sql.exec<Row>(
    'SELECT id, scopes, at, revoked_at, made_by, last_four FROM keys ORDER BY at DESC, id',
  );
  return [...rows].map(({ id, scopes, at, ...row }) => ({
    ...{ id, scopes: scopes.split(',').filter(isScope), madeAt: at },
    ...(row.made_by !== null && { madeBy: row.made_by }),
    ...(row.last_four !== null && { lastFour: row.last_four }),
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  }));
}

/** Revokes a key; false when there is none of that id. Revoking twice changes nothing. */
export function revokeKey(sql: SqlStorage, id: string, now: number): boolean {
  const rows = sql.exec(
    'UPDATE keys SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? RETURNING id',
    now,
    id,
  );
  return [...rows].length > 0;
}

/** The value of `key:{id}`, or null when it must not be there. */
export function keyRecord(sql: SqlStorage, store: string, id: string): KeyRecord | null {
  const rows = sql.exec<{ hash: string; scopes: string }>(
    'SELECT hash, scopes FROM keys WHERE id = ? AND revoked_at IS NULL',
    id,
  );
  for (const { hash, scopes } of rows) return { hash, store, scopes: scopes.split(',').filter(isScope) };
  return null;
}

/** Ids of up to `atMost` keys, those made or revoked last first: a store may have had any number of them. */
export const latestKeys = (sql: SqlStorage, atMost: number): string[] => {
  const rows = sql.exec<{ id: string }>(
    'SELECT id FROM keys ORDER BY max(at, coalesce(revoked_at, 0)) DESC LIMIT ?',
    atMost,
  );
  return [...rows].map((row) => row.id);
};

/** Forgets keys that are out of KV, with their store. */
export const dropKeys = (sql: SqlStorage, ids: readonly string[]): void => {
  sql.exec('DELETE FROM keys WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
};

const isScope = (text: string): text is Scope => v.is(Scope, text);
