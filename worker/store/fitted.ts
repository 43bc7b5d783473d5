// What the last fit found, kept as one row, so that a change of price or stock needs no new fit.
import { printRow, readRow } from '../../shared/recommend/companion-row.ts';
import { replenishFit } from '../../shared/replenish/fit.ts';
import { fitRetention } from '../../shared/segment/retention-fit.ts';
import { rfmBounds } from '../../shared/segment/rfm.ts';
import type { Fitted } from './fit-pass.ts';

export const FIT_TABLES = `
CREATE TABLE fits (
  one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL, took_ms INTEGER NOT NULL, fitted TEXT NOT NULL);
`;

/** What says when the next fit is worth its while. */
export const FIT_REST = `
ALTER TABLE fits ADD COLUMN lines INTEGER NOT NULL DEFAULT 0;
ALTER TABLE fits ADD COLUMN rest_ms INTEGER NOT NULL DEFAULT 0;
`;

/** A store that changes little is looked at again after so long at the latest. */
const LONGEST_REST = 3_600_000;

/** SQLite holds 2 MB per row; a character may take three bytes, though ids hardly ever do. */
const LONGEST = 1_900_000;

/** Keeps a fit in place of the one before; of more products than fit into a row, the best sellers. */
export function keepFit(sql: SqlStorage, fitted: Fitted, at: number, tookMs: number): void {
  let kept = fitted;
  let text = JSON.stringify(kept);
  while (new TextEncoder().encode(text).length > LONGEST) {
    kept = cutTo(kept, Math.floor(kept.products.length * 0.8));
    text = JSON.stringify(kept);
  }
  const { lines = 0 } = fitted;
  const [before] = sql.exec<{ at: number; lines: number }>('SELECT at, lines FROM fits');
  sql.exec(
    `INSERT OR REPLACE INTO fits (one, at, took_ms, fitted, lines, rest_ms) VALUES (1, ?, ?, ?, ?, ?)`,
    at,
    tookMs,
    text,
    lines,
    before ? restOf(lines, lines - before.lines, at - before.at) : 0,
  );
}

/** How long (ms) a store rests after a fit of `lines`, `fresh` of them new in `ms`: until, at that pace, √lines more have
 * come. What is estimated from n lines is uncertain by one part in √n, and moves by less than that until then. */
const restOf = (lines: number, fresh: number, ms: number): number =>
  Math.min(LONGEST_REST, Math.round((Math.sqrt(lines) * ms) / Math.max(1, Math.abs(fresh))));

/** The first products, none of them with a companion that is gone. */
export function cutTo(fitted: Fitted, size: number): Fitted {
  if (fitted.products.length <= size) return fitted;
  const staying = (row: string) => printRow(readRow(row).filter(({ index }) => index < size));
  const products = fitted.products.slice(0, size).map((product) => ({
    ...product,
    related: product.related.filter((other) => other < size),
    ...(product.weights !== undefined && {
      weights: product.related
        .flatMap((other, k) => (other < size ? product.weights?.charAt(k) : []))
        .join(''),
    }),
    ...(product.together !== undefined && { together: staying(product.together) }),
    ...(product.following !== undefined && { following: staying(product.following) }),
  }));
  return { ...fitted, products, ...(fitted.sellers && { sellers: fitted.sellers.map(staying) }) };
}

/** The last fit; before the first one, what holds for a store without a past. */
export function lastFit(sql: SqlStorage, now: number): Fitted {
  for (const { fitted } of sql.exec<{ fitted: string }>('SELECT fitted FROM fits')) return JSON.parse(fitted);
  const replenish = replenishFit(now).result().model;
  return { products: [], model: { replenish, retention: fitRetention([], now), rfm: rfmBounds([]) } };
}

/** When the last fit was made, how long it took, and how long it is good for (ms), or null. */
export function lastFitTimes(sql: SqlStorage): { at: number; took_ms: number; rest_ms: number } | null {
  const rows = sql.exec<{ at: number; took_ms: number; rest_ms: number }>(
    'SELECT at, took_ms, rest_ms FROM fits',
  );
  return [...rows][0] ?? null;
}
