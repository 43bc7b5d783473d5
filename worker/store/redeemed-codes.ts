// How many single-use codes of each campaign came back in orders: counted by the job that looks for leaks, and read by
// reports as it was counted last.
import { type CodeRange, codeRanges } from './order-codes.ts';

export const REDEEMED_TABLES = `
CREATE TABLE redeemed_codes (
  campaign TEXT NOT NULL, variant TEXT NOT NULL, codes INTEGER NOT NULL, PRIMARY KEY (campaign, variant)) WITHOUT ROWID;
`;

type Row = { readonly campaign: string; readonly variant: string; readonly codes: number };

/** The codes of a campaign that orders redeemed, by variant. */
export const redeemedOf = (sql: SqlStorage, campaign: string): Omit<Row, 'campaign'>[] => [
  ...sql.exec<Omit<Row, 'campaign'>>(
    'SELECT variant, codes FROM redeemed_codes WHERE campaign = ? ORDER BY variant',
    campaign,
  ),
];

/** Counts them anew; `pause` is awaited between bites. An order that was cancelled redeemed nothing. */
export async function countRedeemed(sql: SqlStorage, pause: () => Promise<unknown>): Promise<void> {
  const found = new Map<string, Row>();
  for (const range of codeRanges(sql)) {
    for (const row of redeemedIn(sql, range)) {
      const key = JSON.stringify([row.campaign, row.variant]);
      found.set(key, { ...row, codes: row.codes + (found.get(key)?.codes ?? 0) });
    }
    await pause();
  }
  sql.exec('DELETE FROM redeemed_codes');
  sql.exec(
    `INSERT INTO redeemed_codes (campaign, variant, codes)
     SELECT value ->> 'campaign', value ->> 'variant', value ->> 'codes' FROM json_each(?)`,
    JSON.stringify([...found.values()]),
  );
}

const redeemedIn = (sql: SqlStorage, { after, upTo }: CodeRange) =>
  sql.exec<Row>(
    `SELECT i.campaign, i.variant, count(DISTINCT i.id) AS codes
     FROM (SELECT DISTINCT r.code FROM order_codes AS r CROSS JOIN orders AS o ON o.id = r.order_id
             AND o.status <> 'cancelled' WHERE r.code > ? AND r.code <= ?) AS c
     CROSS JOIN issued_codes AS i ON i.code = c.code COLLATE NOCASE AND i.pool IS NOT NULL
     GROUP BY i.campaign, i.variant`,
    ...[after, upTo],
  );
