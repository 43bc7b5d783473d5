// Which orders redeemed which code: the truth behind redemptions, leaks and money given away.
import { jsonPieces } from './json-pieces.ts';

// Codes in any case: so do shops.
export const ORDER_CODE_TABLES = `
CREATE TABLE order_codes (
  code TEXT NOT NULL COLLATE NOCASE, order_id TEXT NOT NULL, PRIMARY KEY (code, order_id)) WITHOUT ROWID;
INSERT OR IGNORE INTO order_codes SELECT one.value, o.id FROM orders AS o, json_each(o.codes) AS one
  WHERE o.codes IS NOT NULL;
`;

/** Rows in one range. */
const BITE = 5000;

/** The codes above `after`, up to `upTo`. */
export type CodeRange = { readonly after: string; readonly upTo: string };

/** All codes that orders redeemed, in ranges of some thousand rows; each is found when it is asked for. */
export function* codeRanges(sql: SqlStorage): Generator<CodeRange> {
  for (let after = ''; ; ) {
    const { upTo } = sql
      .exec<{ upTo: string | null }>(
        'SELECT max(code) AS upTo FROM (SELECT code FROM order_codes WHERE code > ? ORDER BY code LIMIT ?)',
        ...[after, BITE],
      )
      .one();
    if (upTo === null) return;
    yield { after, upTo };
    after = upTo;
  }
}

/** An order with the codes it was told with; without any, what is known of it stays. */
type Told = { readonly id: string; readonly codes?: readonly string[] };

/** Keeps which codes these orders redeemed, in place of what was known of them. Call it before their own rows change. */
export function keepOrderCodes(sql: SqlStorage, orders: readonly Told[]): void {
  const told = orders.filter(({ codes = [] }) => codes.length > 0);
  if (told.length === 0) return;
  forgetOrderCodes(
    sql,
    told.map(({ id }) => id),
  );
  for (const json of jsonPieces(told.flatMap(({ id, codes = [] }) => codes.map((code) => [code, id]))))
    sql.exec(
      `INSERT INTO order_codes (code, order_id) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
       ON CONFLICT DO NOTHING`,
      json,
    );
}

/** Forgets the codes of orders, by what their own rows say of them. */
export function forgetOrderCodes(sql: SqlStorage, orders: readonly string[]): void {
  sql.exec(
    `DELETE FROM order_codes WHERE (code, order_id) IN (
       SELECT one.value, o.id FROM json_each(?) AS wanted CROSS JOIN orders AS o ON o.id = wanted.value,
         json_each(o.codes) AS one WHERE o.codes IS NOT NULL)`,
    JSON.stringify(orders),
  );
}
