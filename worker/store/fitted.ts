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
  sql.exec(
    `INSERT INTO fits (one, at, took_ms, fitted) VALUES (1, ?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at, took_ms = excluded.took_ms, fitted = excluded.fitted`,
    at,
    tookMs,
    text,
  );
}

/** The first products, none of them with a companion that is gone. */
function cutTo(fitted: Fitted, size: number): Fitted {
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

/** When the last fit was made and how long it took (ms), or null. */
export function lastFitTimes(sql: SqlStorage): { at: number; took_ms: number } | null {
  return [...sql.exec<{ at: number; took_ms: number }>('SELECT at, took_ms FROM fits')][0] ?? null;
}
