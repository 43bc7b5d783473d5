// What the linter asks of the rows: codes left in pools, pinned products that nobody sells.
import type { Asked } from '../../shared/lint/asked.ts';
import type { PoolState } from '../../shared/lint/lint-state.ts';
import { jsonPieces } from './json-pieces.ts';

/** A pool with so many codes left is not low, however many were issued; counting them all would read them all. */
const PLENTY = 1000;
/** Rows read to see how much of a pool was issued. */
const READ = 20_000;

/** What the store tells of what a config names. */
export type StoreFacts = {
  readonly pools: readonly ({ readonly pool: string } & PoolState)[];
  readonly unknownProducts: readonly string[];
};

export function storeFacts(sql: SqlStorage, asked: Asked, now: number): StoreFacts {
  return {
    pools: asked.pools.map((pool) => ({ pool, ...poolState(sql, pool, now) })),
    unknownProducts: unknownProducts(sql, asked.products),
  };
}

function poolState(sql: SqlStorage, pool: string, now: number): PoolState {
  const { left } = sql
    .exec<{ left: number }>(
      `SELECT count(*) AS left FROM (SELECT 1 FROM pool_codes
       WHERE pool = ? AND issued_at IS NULL AND expires_at > ? LIMIT ?)`,
      ...[pool, now, PLENTY],
    )
    .one();
  if (left === PLENTY) return { left, issued: 0 };
  const { issued } = sql
    .exec<{ issued: number }>(
      'SELECT count(issued_at) AS issued FROM (SELECT issued_at FROM pool_codes WHERE pool = ? LIMIT ?)',
      ...[pool, READ],
    )
    .one();
  return { left, issued };
}

/** None where the store was never told its products. */
function unknownProducts(sql: SqlStorage, products: readonly string[]): string[] {
  if ([...sql.exec('SELECT 1 FROM products WHERE imported = 1 LIMIT 1')].length === 0) return [];
  return [...jsonPieces(products)].flatMap((json) =>
    [
      ...sql.exec<{ id: string }>(
        `SELECT value AS id FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM products WHERE id = value)`,
        json,
      ),
    ].map(({ id }) => id),
  );
}
