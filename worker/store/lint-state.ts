// What the linter asks of the rows: codes left in pools, pinned products that nobody sells, whether leads are passed on.
import type { Asked } from '../../shared/lint/asked.ts';
import type { PoolState } from '../../shared/lint/lint-state.ts';
import { listeners } from './endpoints.ts';
import { jsonPieces } from './json-pieces.ts';
import { knownPools } from './redemptions.ts';

/** What the store tells of what a config names. */
export type StoreFacts = {
  readonly pools: readonly ({ readonly pool: string } & PoolState)[];
  readonly unknownProducts: readonly string[];
  readonly tellsOfLeads: boolean;
};

export function storeFacts(sql: SqlStorage, asked: Asked, now: number): StoreFacts {
  return {
    pools: knownPools(sql, now).filter(({ pool }) => asked.pools.includes(pool)),
    unknownProducts: unknownProducts(sql, asked.products),
    tellsOfLeads: listeners(sql, 'lead.created').length > 0,
  };
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
