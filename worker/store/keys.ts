// Admin keys of a store: the truth behind `key:{id}`, and where a revoked key stops at once.
import type { Scope } from '../../shared/schema/credentials.ts';
import type { KeyRecord } from '../read/records.ts';
import type { Actor, NewKey } from './api.ts';

export const KEY_TABLES = `
CREATE TABLE keys (
  id TEXT PRIMARY KEY, hash TEXT NOT NULL, scopes TEXT NOT NULL, at INTEGER NOT NULL, revoked_at INTEGER) WITHOUT ROWID;
`;

/** The key id under which the operator acts: no admin key has it, and it is never revoked. */
export const OPERATOR: Actor = { keyId: 'operator' };

/** Whether a write by this key still counts. KV may lag behind a revocation; these rows do not. */
export function mayWrite(sql: SqlStorage, actor: Actor): boolean {
  if (actor.keyId === OPERATOR.keyId) return true;
  return [...sql.exec('SELECT 1 FROM keys WHERE id = ? AND revoked_at IS NULL', actor.keyId)].length > 0;
}

/** Keeps a new key. */
export function addKey(sql: SqlStorage, key: NewKey, now: number): void {
  sql.exec(
    'INSERT INTO keys (id, hash, scopes, at) VALUES (?, ?, ?, ?)',
    key.id,
    key.hash,
    key.scopes.join(','),
    now,
  );
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

/** Ids of every key ever made, to take them out of KV with the store. */
export const keyIds = (sql: SqlStorage): string[] =>
  [...sql.exec<{ id: string }>('SELECT id FROM keys')].map((row) => row.id);

const isScope = (text: string): text is Scope =>
  text === 'config' || text === 'import' || text === 'reports' || text === 'people';
