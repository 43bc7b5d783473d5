// Code pools: single-use codes that exist in the shop already. A code is marked in the turn that issues it, and the
// Durable Object takes one turn at a time: no two people ever get the same one.
import type { PoolCode } from './api.ts';

export const POOL_TABLES = `
CREATE TABLE pool_codes (
  pool TEXT NOT NULL, code TEXT NOT NULL, expires_at INTEGER NOT NULL, issued_at INTEGER,
  PRIMARY KEY (pool, code)) WITHOUT ROWID;
CREATE INDEX pool_codes_next ON pool_codes (pool, expires_at) WHERE issued_at IS NULL;
`;

/** Stands for "no known expiry" in `pool_codes`, so that one index finds the code that ends first. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** Adds codes to a pool; a code that was ever in that pool is not added again. Returns how many were new. */
export function addPoolCodes(sql: SqlStorage, pool: string, codes: readonly PoolCode[]): number {
  let added = 0;
  for (const { code, expiresAt } of codes) {
    const fresh = sql.exec(
      'INSERT INTO pool_codes (pool, code, expires_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING code',
      pool,
      code,
      expiresAt ?? NEVER,
    );
    added += [...fresh].length;
  }
  return added;
}

/** Whether a pool has no code to give now. */
export const isEmpty = (sql: SqlStorage, pool: string, now: number): boolean => next(sql, pool, now) === null;

/** Takes the code of a pool that ends first, or null from an empty one. Call it inside a transaction. */
export function takeCode(
  sql: SqlStorage,
  pool: string,
  now: number,
): { code: string; expires_at: number | null } | null {
  const found = next(sql, pool, now);
  if (!found) return null;
  const { code, expires_at } = found;
  sql.exec('UPDATE pool_codes SET issued_at = ? WHERE pool = ? AND code = ?', now, pool, code);
  return { code, expires_at: expires_at === NEVER ? null : expires_at };
}

type PoolRow = { readonly code: string; readonly expires_at: number };

function next(sql: SqlStorage, pool: string, now: number): PoolRow | null {
  const rows = sql.exec<PoolRow>(
    `SELECT code, expires_at FROM pool_codes
     WHERE pool = ? AND expires_at > ? AND issued_at IS NULL ORDER BY expires_at LIMIT 1`,
    pool,
    now,
  );
  for (const row of rows) return row;
  return null;
}
