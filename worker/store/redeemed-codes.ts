// How many single-use codes each campaign gave, counted as they are given, and how many of them came back in orders: counted
// by the job that looks for leaks, and read by reports as it was counted last.
import type { CodesBack } from '../../shared/schema/campaign-report.ts';
import type { CodeClaim } from './api/claims.ts';
import { type CodeRange, codeRanges } from './order-codes.ts';

export const REDEEMED_TABLES = `
CREATE TABLE redeemed_codes (
  campaign TEXT NOT NULL, variant TEXT NOT NULL, codes INTEGER NOT NULL, PRIMARY KEY (campaign, variant)) WITHOUT ROWID;
`;

/** A code that is one for all comes back to no campaign in particular: it is not among them. */
export const DRAWN_TABLES = `
CREATE TABLE drawn_codes (
  campaign TEXT NOT NULL, variant TEXT NOT NULL, codes INTEGER NOT NULL, PRIMARY KEY (campaign, variant)) WITHOUT ROWID;
INSERT INTO drawn_codes SELECT campaign, variant, count(*) FROM issued_codes WHERE pool IS NOT NULL
  GROUP BY campaign, variant;
`;

type Row = { readonly campaign: string; readonly variant: string; readonly codes: number };

/** The single-use codes that a campaign gave, and that orders redeemed, by variant. */
export const codesBackOf = (sql: SqlStorage, campaign: string): CodesBack[] => [
  ...sql.exec<CodesBack>(
    `SELECT d.variant, coalesce(r.codes, 0) AS codes, d.codes AS issued FROM drawn_codes AS d
     LEFT JOIN redeemed_codes AS r ON r.campaign = d.campaign AND r.variant = d.variant
     WHERE d.campaign = ? ORDER BY d.variant`,
    campaign,
  ),
];

/** Counts a single-use code that is given. */
export function countDrawn(sql: SqlStorage, { campaign, variant }: CodeClaim): void {
  sql.exec(
    `INSERT INTO drawn_codes (campaign, variant, codes) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET codes = codes + 1`,
    ...[campaign, variant],
  );
}

/** Counts anew what came back; `pause` is awaited between bites. An order that was cancelled redeemed nothing. */
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
