// Caps: how many claims a campaign took in this hour, in all and from one range of internet addresses.
import type { Capped, HourlyCaps } from './api/claims.ts';

// `mark` is empty for everybody, else a MAC of the range that the next hour does not know again.
export const CAP_TABLES = `
CREATE TABLE claim_counts (
  hour INTEGER NOT NULL, campaign TEXT NOT NULL, mark TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (hour, campaign, mark)) WITHOUT ROWID;
`;

const HOUR = 3_600_000;
const ALL = '';

/** Why one more claim is not taken now, or null. */
export function fullHour(sql: SqlStorage, campaign: string, caps: HourlyCaps, now: number): Capped | null {
  const hour = Math.floor(now / HOUR);
  const { range } = caps;
  const full =
    countOf(sql, hour, campaign, ALL) >= caps.campaign ||
    (range !== undefined && countOf(sql, hour, campaign, range.mark) >= range.most);
  return full ? { refused: 'too-many', seconds: Math.ceil(((hour + 1) * HOUR - now) / 1000) } : null;
}

/** Counts a claim; what was counted in earlier hours goes. */
export function countClaim(sql: SqlStorage, campaign: string, { range }: HourlyCaps, now: number): void {
  const hour = Math.floor(now / HOUR);
  for (const mark of range ? [ALL, range.mark] : [ALL])
    sql.exec(
      `INSERT INTO claim_counts (hour, campaign, mark, count) VALUES (?, ?, ?, 1)
       ON CONFLICT DO UPDATE SET count = count + 1`,
      ...[hour, campaign, mark],
    );
  sql.exec('DELETE FROM claim_counts WHERE hour < ?', hour);
}

function countOf(sql: SqlStorage, hour: number, campaign: string, mark: string): number {
  const rows = sql.exec<{ count: number }>(
    'SELECT count FROM claim_counts WHERE hour = ? AND campaign = ? AND mark = ?',
    ...[hour, campaign, mark],
  );
  for (const { count } of rows) return count;
  return 0;
}
