// Code pools: single-use codes that exist in the shop already. A code is marked in the turn that issues it, and the
// Durable Object takes one turn at a time: no two people ever get the same one.
import type { PoolCode } from './api/claims.ts';
import { jsonPieces } from './json-pieces.ts';

export const POOL_TABLES = `
CREATE TABLE pool_codes (
  pool TEXT NOT NULL, code TEXT NOT NULL, expires_at INTEGER NOT NULL, issued_at INTEGER,
  PRIMARY KEY (pool, code)) WITHOUT ROWID;
CREATE INDEX pool_codes_next ON pool_codes (pool, expires_at) WHERE issued_at IS NULL;
`;

/** To a shop, `abc` and `ABC` are one code. How many there are of each end is counted as they come and go: a pool may hold a
 * million. */
export const POOL_COUNTS = `
ALTER TABLE pool_codes RENAME TO pool_codes_by_case;
DROP INDEX pool_codes_next;
CREATE TABLE pool_codes (
  pool TEXT NOT NULL, code TEXT NOT NULL COLLATE NOCASE, expires_at INTEGER NOT NULL, issued_at INTEGER,
  PRIMARY KEY (pool, code)) WITHOUT ROWID;
INSERT OR IGNORE INTO pool_codes SELECT pool, code, expires_at, issued_at FROM pool_codes_by_case
  ORDER BY issued_at IS NULL;
DROP TABLE pool_codes_by_case;
CREATE INDEX pool_codes_next ON pool_codes (pool, expires_at) WHERE issued_at IS NULL;
CREATE TABLE pool_counts (
  pool TEXT NOT NULL, expires_at INTEGER NOT NULL, codes INTEGER NOT NULL, issued INTEGER NOT NULL,
  PRIMARY KEY (pool, expires_at)) WITHOUT ROWID;
INSERT INTO pool_counts SELECT pool, expires_at, count(*), count(issued_at) FROM pool_codes GROUP BY pool, expires_at;
`;

/** Stands for "no known expiry" in `pool_codes`, so that one index finds the code that ends first. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** How many codes a pool ever had, may give now, gave, and could not give before they ended. */
export type PoolState = {
  readonly pool: string;
  readonly codes: number;
  readonly left: number;
  readonly issued: number;
  readonly expired: number;
};

/** Every pool as it stands now. */
export function poolStates(sql: SqlStorage, now: number): PoolState[] {
  return [
    ...sql.exec<PoolState>(
      `SELECT pool, sum(codes) AS codes, sum(iif(expires_at > ?1, codes - issued, 0)) AS left, sum(issued) AS issued,
         sum(iif(expires_at > ?1, 0, codes - issued)) AS expired
       FROM pool_counts GROUP BY pool ORDER BY pool`,
      now,
    ),
  ];
}

/** Adds codes to a pool; a code that was ever in that pool is not added again. Returns how many were new. */
export function addPoolCodes(sql: SqlStorage, pool: string, codes: readonly PoolCode[]): number {
  const ends = new Map<number, number>();
  for (const json of jsonPieces(codes.map(({ code, expiresAt }) => [code, expiresAt ?? NEVER]))) {
    const fresh = sql.exec<{ expires_at: number }>(
      `INSERT INTO pool_codes (pool, code, expires_at) SELECT ?, value ->> 0, value ->> 1 FROM json_each(?) WHERE true
       ON CONFLICT DO NOTHING RETURNING expires_at`,
      pool,
      json,
    );
    for (const { expires_at } of fresh) ends.set(expires_at, (ends.get(expires_at) ?? 0) + 1);
  }
  let added = 0;
  for (const [end, count] of ends) {
    added += count;
    sql.exec(
      `INSERT INTO pool_counts (pool, expires_at, codes, issued) VALUES (?, ?, ?, 0)
       ON CONFLICT DO UPDATE SET codes = codes + excluded.codes`,
      ...[pool, end, count],
    );
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
  sql.exec('UPDATE pool_counts SET issued = issued + 1 WHERE pool = ? AND expires_at = ?', pool, expires_at);
  return { code, expires_at: expires_at === NEVER ? null : expires_at };
}

/** Has a code that is still to be given end at once: an order has it. */
export function endCode(sql: SqlStorage, pool: string, code: string): void {
  const rows = sql.exec<{ expires_at: number }>(
    'SELECT expires_at FROM pool_codes WHERE pool = ? AND code = ? AND issued_at IS NULL AND expires_at > 0',
    ...[pool, code],
  );
  for (const { expires_at: end } of [...rows]) {
    sql.exec('UPDATE pool_codes SET expires_at = 0 WHERE pool = ? AND code = ?', pool, code);
    sql.exec('UPDATE pool_counts SET codes = codes - 1 WHERE pool = ? AND expires_at = ?', pool, end);
    sql.exec(
      `INSERT INTO pool_counts (pool, expires_at, codes, issued) VALUES (?, 0, 1, 0)
       ON CONFLICT DO UPDATE SET codes = codes + 1`,
      pool,
    );
  }
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
