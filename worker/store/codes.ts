// Code pools and issued codes. A pool code is marked in the turn that issues it, and the Durable Object takes
// one turn at a time: no two people ever get the same one.
import type { CodeGrant } from '../../shared/schema/lead.ts';
import type { CodeClaim, PoolCode } from './api.ts';

// An issued row names its holder by hashes only, so it can outlive the person's erasure and still hold
// "one per person". Unique indexes, not the reading before, are what make a claim single.
export const CODE_TABLES = `
CREATE TABLE pool_codes (
  pool TEXT NOT NULL, code TEXT NOT NULL, expires_at INTEGER NOT NULL, issued_at INTEGER,
  PRIMARY KEY (pool, code)) WITHOUT ROWID;
CREATE INDEX pool_codes_next ON pool_codes (pool, expires_at) WHERE issued_at IS NULL;
CREATE TABLE issued_codes (
  id INTEGER PRIMARY KEY, campaign TEXT NOT NULL, variant TEXT NOT NULL, pool TEXT, code TEXT, expires_at INTEGER,
  visitor TEXT, address TEXT, customer TEXT, at INTEGER NOT NULL);
CREATE UNIQUE INDEX issued_codes_visitor ON issued_codes (campaign, visitor) WHERE visitor IS NOT NULL;
CREATE UNIQUE INDEX issued_codes_address ON issued_codes (campaign, address) WHERE address IS NOT NULL;
CREATE UNIQUE INDEX issued_codes_customer ON issued_codes (campaign, customer) WHERE customer IS NOT NULL;
CREATE TABLE issued_counts (campaign TEXT PRIMARY KEY, codes INTEGER NOT NULL) WITHOUT ROWID;
`;

/** Stands for "no known expiry" in `pool_codes`, so that one index finds the code that ends first. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** What a claim did: the grant, and whether decisions must learn that a pool or a budget ran out. */
export type Claimed = { readonly grant: CodeGrant; readonly ranOut: boolean };

type Holder = { readonly code: string | null; readonly expires_at: number | null };

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

/** Pools named by campaigns that have no code left to give now. */
export function emptyPools(sql: SqlStorage, pools: readonly string[], now: number): string[] {
  return pools.filter((pool) => nextCode(sql, pool, now) === null);
}

/** Campaigns whose budget of codes is spent. */
export function spentBudgets(sql: SqlStorage, budgets: ReadonlyMap<string, number>): string[] {
  return [...sql.exec<{ campaign: string; codes: number }>('SELECT campaign, codes FROM issued_counts')]
    .filter(({ campaign, codes }) => codes >= (budgets.get(campaign) ?? Number.POSITIVE_INFINITY))
    .map(({ campaign }) => campaign);
}

/** Gives the code of a claim: the same again to the same browser or signed customer, none to an address that
 * already had one elsewhere, else the pool's next, else the fallback. Call it inside a transaction. */
export function claimCode(sql: SqlStorage, claim: CodeClaim, now: number): Claimed {
  const own =
    holder(sql, claim.campaign, 'visitor', claim.visitorHash) ??
    holder(sql, claim.campaign, 'customer', claim.customer);
  if (own) return { grant: grantOf(own), ranOut: false };
  if (holder(sql, claim.campaign, 'address', claim.address)) return { grant: {}, ranOut: false };
  const taken = issue(sql, claim, now);
  if (!taken) return { grant: {}, ranOut: true };
  keep(sql, claim, taken, now);
  return { grant: grantOf(taken), ranOut: ranOut(sql, claim, now) };
}

/** Cuts the link from issued codes to a browser that withdrew its consent. */
export function forgetVisitorCodes(sql: SqlStorage, visitorHash: string): void {
  sql.exec('UPDATE issued_codes SET visitor = NULL WHERE visitor = ?', visitorHash);
}

function holder(
  sql: SqlStorage,
  campaign: string,
  by: 'visitor' | 'address' | 'customer',
  value: string | undefined,
): Holder | null {
  if (value === undefined) return null;
  const rows = sql.exec<Holder>(
    `SELECT code, expires_at FROM issued_codes WHERE campaign = ? AND ${by} = ?`,
    campaign,
    value,
  );
  for (const row of rows) return row;
  return null;
}

type Taken = Holder & { readonly pool: string | null };

function issue(sql: SqlStorage, claim: CodeClaim, now: number): Taken | null {
  if (issuedCount(sql, claim.campaign) >= (claim.codesAtMost ?? Number.POSITIVE_INFINITY)) return null;
  const next = claim.pool === undefined ? null : nextCode(sql, claim.pool, now);
  if (next) {
    sql.exec('UPDATE pool_codes SET issued_at = ? WHERE pool = ? AND code = ?', now, next.pool, next.code);
    return { ...next, expires_at: next.expires_at === NEVER ? null : next.expires_at };
  }
  return claim.fallback === undefined ? null : { code: claim.fallback, expires_at: null, pool: null };
}

function keep(sql: SqlStorage, claim: CodeClaim, taken: Taken, now: number): void {
  sql.exec(
    `INSERT INTO issued_codes (campaign, variant, pool, code, expires_at, visitor, address, customer, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    claim.campaign,
    claim.variant,
    taken.pool,
    taken.code,
    taken.expires_at,
    claim.visitorHash ?? null,
    claim.address ?? null,
    claim.customer ?? null,
    now,
  );
  sql.exec(
    'INSERT INTO issued_counts (campaign, codes) VALUES (?, 1) ON CONFLICT DO UPDATE SET codes = codes + 1',
    claim.campaign,
  );
}

function ranOut(sql: SqlStorage, claim: CodeClaim, now: number): boolean {
  return (
    (claim.pool !== undefined && nextCode(sql, claim.pool, now) === null) ||
    issuedCount(sql, claim.campaign) >= (claim.codesAtMost ?? Number.POSITIVE_INFINITY)
  );
}

type PoolRow = { readonly pool: string; readonly code: string; readonly expires_at: number };

function nextCode(sql: SqlStorage, pool: string, now: number): PoolRow | null {
  const rows = sql.exec<PoolRow>(
    `SELECT pool, code, expires_at FROM pool_codes
     WHERE pool = ? AND expires_at > ? AND issued_at IS NULL ORDER BY expires_at LIMIT 1`,
    pool,
    now,
  );
  for (const row of rows) return row;
  return null;
}

function issuedCount(sql: SqlStorage, campaign: string): number {
  for (const { codes } of sql.exec<{ codes: number }>(
    'SELECT codes FROM issued_counts WHERE campaign = ?',
    campaign,
  ))
    return codes;
  return 0;
}

const grantOf = ({ code, expires_at: expiresAt }: Holder): CodeGrant => ({
  ...(code === null ? {} : { code }),
  ...(expiresAt === null ? {} : { expiresAt }),
});
