// Issued codes: who has which, one per person and campaign, and how many a campaign gave.
import type { Scarce } from '../../shared/decide/scarce.ts';
import type { OfferBudget } from '../../shared/report/offer-budget.ts';
import type { CodeGrant } from '../../shared/schema/lead.ts';
import type { CodeClaim } from './api/claims.ts';
import { isEmpty, takeCode } from './code-pools.ts';
import { countGiven } from './given.ts';
import { countDrawn } from './redeemed-codes.ts';

// A browser and a mailbox are here as hashes: without them the row outlives an erasure, and "one per person" with it.
// Unique indexes, not the reading before, are what make a claim single.
export const ISSUED_TABLES = `
CREATE TABLE issued_codes (
  id INTEGER PRIMARY KEY, campaign TEXT NOT NULL, variant TEXT NOT NULL, pool TEXT, code TEXT, expires_at INTEGER,
  visitor TEXT, address TEXT, customer TEXT, at INTEGER NOT NULL);
CREATE UNIQUE INDEX issued_codes_visitor ON issued_codes (campaign, visitor) WHERE visitor IS NOT NULL;
CREATE UNIQUE INDEX issued_codes_address ON issued_codes (campaign, address) WHERE address IS NOT NULL;
CREATE UNIQUE INDEX issued_codes_customer ON issued_codes (campaign, customer) WHERE customer IS NOT NULL;
CREATE TABLE issued_counts (campaign TEXT PRIMARY KEY, codes INTEGER NOT NULL) WITHOUT ROWID;
`;

// `mailed`: the code went to an address, which may be anybody's; a code on the screen was seen by that browser alone.
// Shops write codes in any case.
export const ISSUED_LINKS = `
ALTER TABLE issued_codes ADD COLUMN mailed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX issued_codes_code ON issued_codes (code COLLATE NOCASE) WHERE pool IS NOT NULL;
`;

/** What a claim did: the grant, whether it was drawn now, and whether decisions must learn that a pool or a budget ran
 * out. */
export type Claimed = { readonly grant: CodeGrant; readonly drawn: boolean; readonly ranOut: boolean };

type Issued = { readonly code: string | null; readonly expires_at: number | null };
type Holder = Issued & { readonly id: number };

type Given = { readonly campaign: string; readonly codes: number; readonly given_minor: number };

/** The names of these budgets that are spent. */
export function spentBudgets(sql: SqlStorage, budgets: Scarce['budgets']): string[] {
  const rows = sql.exec<Given>('SELECT campaign, codes, given_minor FROM issued_counts');
  const given = new Map([...rows].map((row) => [row.campaign, row]));
  return budgets.flatMap(({ campaign, name, ...budget }) => {
    const gave = given.get(campaign);
    return gave && exceeds(gave, budget) ? [name] : [];
  });
}

/** Whether this browser or signed customer has its code of the campaign. */
export const hasCode = (sql: SqlStorage, claim: CodeClaim): boolean => ownCode(sql, claim) !== null;

/** Whether a code of the campaign went to this mailbox, or to this browser. */
export const wasSent = (sql: SqlStorage, claim: CodeClaim): boolean =>
  hasCode(sql, claim) || holder(sql, claim.campaign, 'address', claim.address) !== null;

/** Gives the code of a claim: the same again to the same browser or signed customer, none to an address that
 * already had one elsewhere, else the pool's next, else the fallback. Call it inside a transaction. */
export function claimCode(sql: SqlStorage, claim: CodeClaim, now: number): Claimed {
  const own = ownCode(sql, claim);
  if (own) {
    nameHolder(sql, own.id, claim);
    return { ...NOT_CLAIMED, grant: grantOf(own) };
  }
  if (holder(sql, claim.campaign, 'address', claim.address)) return NOT_CLAIMED;
  const taken = issue(sql, claim, now);
  if (!taken) return { ...NOT_CLAIMED, ranOut: true };
  keep(sql, claim, taken, now);
  return { grant: grantOf(taken), drawn: true, ranOut: ranOut(sql, claim, now) };
}

/** What a claim does that gives nothing. */
export const NOT_CLAIMED: Claimed = { grant: {}, drawn: false, ranOut: false };

/** The browsers on whose screens these single-use codes were shown, by code in lower case; none for a code of two. */
export function browsersShown(sql: SqlStorage, codes: readonly string[]): ReadonlyMap<string, string> {
  if (codes.length === 0) return new Map();
  const rows = sql.exec<{ code: string; visitor: string }>(
    `SELECT lower(i.code) AS code, min(i.visitor) AS visitor FROM json_each(?) AS asked
     CROSS JOIN issued_codes AS i ON i.code = asked.value COLLATE NOCASE
     WHERE i.pool IS NOT NULL AND i.visitor IS NOT NULL AND i.mailed = 0
     GROUP BY lower(i.code) HAVING min(i.visitor) = max(i.visitor)`,
    JSON.stringify([...new Set(codes)]),
  );
  return new Map([...rows].map(({ code, visitor }) => [code, visitor]));
}

const ownCode = (sql: SqlStorage, { campaign, visitorHash, customer }: CodeClaim): Holder | null =>
  holder(sql, campaign, 'visitor', visitorHash) ?? holder(sql, campaign, 'customer', customer);

function holder(
  sql: SqlStorage,
  campaign: string,
  by: 'visitor' | 'address' | 'customer',
  value: string | undefined,
): Holder | null {
  if (value === undefined) return null;
  const rows = sql.exec<Holder>(
    `SELECT id, code, expires_at FROM issued_codes WHERE campaign = ? AND ${by} = ?`,
    campaign,
    value,
  );
  for (const row of rows) return row;
  return null;
}

/** Who had a code as a browser and signs in now has it as a customer too, on every device. */
function nameHolder(sql: SqlStorage, id: number, { campaign, customer }: CodeClaim): void {
  if (customer === undefined || holder(sql, campaign, 'customer', customer)) return;
  sql.exec('UPDATE issued_codes SET customer = ? WHERE id = ? AND customer IS NULL', customer, id);
}

type Taken = Issued & { readonly pool: string | null };

function issue(sql: SqlStorage, claim: CodeClaim, now: number): Taken | null {
  if (isSpent(sql, claim)) return null;
  const taken = claim.pool === undefined ? null : takeCode(sql, claim.pool, now);
  if (taken) return { ...taken, pool: claim.pool ?? null };
  return claim.fallback === undefined ? null : { code: claim.fallback, expires_at: null, pool: null };
}

/** From when on orders with the campaign's code for all count, where nobody was given it by name. */
export function noteFirst(sql: SqlStorage, campaign: string, now: number): void {
  sql.exec(
    'INSERT INTO issued_counts (campaign, codes, first_at) VALUES (?, 0, ?) ON CONFLICT DO NOTHING',
    ...[campaign, now],
  );
}

function keep(sql: SqlStorage, claim: CodeClaim, taken: Taken, now: number): void {
  sql.exec(
    `INSERT INTO issued_codes (campaign, variant, pool, code, expires_at, visitor, address, customer, at, mailed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    claim.campaign,
    claim.variant,
    taken.pool,
    taken.code,
    taken.expires_at,
    claim.visitorHash ?? null,
    claim.address ?? null,
    claim.customer ?? null,
    now,
    claim.mailed ? 1 : 0,
  );
  sql.exec(
    `INSERT INTO issued_counts (campaign, codes, first_at) VALUES (?, 1, ?)
     ON CONFLICT DO UPDATE SET codes = codes + 1`,
    claim.campaign,
    now,
  );
  if (taken.pool !== null) countDrawn(sql, claim);
  countGiven(sql, claim, 'codes', now);
}

const ranOut = (sql: SqlStorage, claim: CodeClaim, now: number): boolean =>
  (claim.pool !== undefined && isEmpty(sql, claim.pool, now)) || isSpent(sql, claim);

/** Whether a campaign gave as many codes, or as much money, as this claim says it may. */
export function isSpent(sql: SqlStorage, { campaign, budget }: CodeClaim): boolean {
  const rows = sql.exec<Omit<Given, 'campaign'>>(
    'SELECT codes, given_minor FROM issued_counts WHERE campaign = ?',
    campaign,
  );
  for (const given of rows) return exceeds(given, budget ?? {});
  return false;
}

const exceeds = (
  { codes, given_minor: given }: Omit<Given, 'campaign'>,
  { codes: most = Infinity, minor = Infinity }: OfferBudget,
): boolean => codes >= most || given >= minor;

const grantOf = ({ code, expires_at: expiresAt }: Issued): CodeGrant => ({
  ...(code === null ? {} : { code }),
  ...(expiresAt === null ? {} : { expiresAt }),
});
