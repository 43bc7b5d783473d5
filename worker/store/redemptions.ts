// What orders tell of codes, worked out by a job: how many were redeemed, which leaked, which pools will not last the week.
import { isPoolLow } from '../../shared/report/is-pool-low.ts';
import { endCode, type PoolState, poolStates } from './code-pools.ts';
import { queueNews } from './deliveries.ts';
import { scheduleDeliveries } from './delivering.ts';
import { countMoney } from './given-money.ts';
import { scheduleCatalog } from './importing.ts';
import { type Jobs, schedule } from './jobs.ts';
import { type CodeRange, codeRanges } from './order-codes.ts';
import type { Home } from './publishing.ts';
import { countRedeemed } from './redeemed-codes.ts';
import { REDEMPTIONS } from './redemption-schedule.ts';
import { liveRevision } from './revisions.ts';

// `told_low`: since when the shop knows that it is low; `told_leaks`: of how many leaks it knows.
export const REDEMPTION_TABLES = `
CREATE TABLE pool_findings (
  pool TEXT PRIMARY KEY, at INTEGER NOT NULL, redeemed INTEGER NOT NULL, repeated INTEGER NOT NULL,
  never_issued INTEGER NOT NULL, weekly INTEGER NOT NULL, told_low INTEGER, told_leaks INTEGER NOT NULL DEFAULT 0)
  WITHOUT ROWID;
CREATE INDEX issued_codes_pool ON issued_codes (pool, at) WHERE pool IS NOT NULL;
ALTER TABLE issued_counts ADD COLUMN first_at INTEGER;
ALTER TABLE issued_counts ADD COLUMN given_minor INTEGER NOT NULL DEFAULT 0;
UPDATE issued_counts SET first_at =
  (SELECT min(at) FROM issued_codes WHERE issued_codes.campaign = issued_counts.campaign);
`;

/** `told_empty`: since when the shop knows that none is left. */
export const EMPTY_TOLD = `
ALTER TABLE pool_findings ADD COLUMN told_empty INTEGER;
UPDATE pool_findings SET told_empty = told_low;
`;

const DAY = 86_400_000;
const WEEK = 7 * DAY;

type Findings = {
  readonly redeemed: number;
  readonly repeated: number;
  readonly never_issued: number;
  readonly weekly: number;
};

/** A pool with what orders told of it when they were last looked at. */
export type KnownPool = PoolState & {
  readonly redeemed: number;
  /** Orders beyond the first that redeemed one and the same code. */
  readonly repeated: number;
  /** Codes redeemed that nobody was given. */
  readonly neverIssued: number;
  /** It is nearly empty. */
  readonly low: boolean;
  readonly lookedAt?: number;
};

/** Every pool as it stands. */
export function knownPools(sql: SqlStorage, now: number): KnownPool[] {
  const found = new Map(
    [...sql.exec<Findings & { pool: string; at: number }>('SELECT * FROM pool_findings')].map((row) => [
      row.pool,
      row,
    ]),
  );
  return poolStates(sql, now).map((state) => {
    const {
      redeemed = 0,
      repeated = 0,
      never_issued: neverIssued = 0,
      weekly = 0,
      at,
    } = found.get(state.pool) ?? {};
    const counts = { redeemed, repeated, neverIssued, low: isPoolLow({ ...state, weekly }) };
    return { ...state, ...counts, ...(at !== undefined && { lookedAt: at }) };
  });
}

/** The job that looks; `pause` is awaited between bites. */
export const redemptionJobs = (home: Home, pause: () => Promise<unknown>): Jobs => ({
  [REDEMPTIONS]: async (now) => {
    if (!liveRevision(home.sql)) return;
    const { found, ended } = await findingsOf(home, now, pause);
    await countRedeemed(home.sql, pause);
    const spent = await countMoney(home, pause);
    // The store may have been removed meanwhile, to its last row.
    if (!liveRevision(home.sql)) return;
    const states = poolStates(home.sql, now);
    const news = home.storage.transactionSync(() =>
      states.map((state) => keepFindings(home.sql, state, found.get(state.pool) ?? NOTHING, now)),
    );
    if (news.includes(true)) await scheduleDeliveries(home.storage, now);
    if (spent || ended) await scheduleCatalog(home.storage, now);
    if (states.length > 0) await schedule(home.storage, REDEMPTIONS, now + DAY);
  },
});

const NOTHING: Findings = { redeemed: 0, repeated: 0, never_issued: 0, weekly: 0 };

/** What orders tell of each pool; `ended`: codes were found redeemed that were still to be given. */
async function findingsOf(
  home: Home,
  now: number,
  pause: () => Promise<unknown>,
): Promise<{ readonly found: ReadonlyMap<string, Findings>; readonly ended: boolean }> {
  const { sql } = home;
  let ended = false;
  const found = new Map(
    poolStates(sql, now).map(({ pool }) => [
      pool,
      { ...NOTHING, weekly: issuedSince(sql, pool, now - WEEK) },
    ]),
  );
  if (found.size === 0) return { found, ended };
  for (const range of codeRanges(sql)) {
    for (const row of redeemedIn(sql, range)) {
      const { redeemed, repeated, never_issued, weekly } = found.get(row.pool) ?? NOTHING;
      found.set(row.pool, {
        redeemed: redeemed + row.redeemed,
        repeated: repeated + row.repeated,
        never_issued: never_issued + row.never_issued,
        weekly,
      });
    }
    ended = endRedeemed(home, range) || ended;
    await pause();
  }
  return { found, ended };
}

const issuedSince = (sql: SqlStorage, pool: string, since: number): number =>
  sql
    .exec<{ n: number }>('SELECT count(*) AS n FROM issued_codes WHERE pool = ? AND at > ?', pool, since)
    .one().n;

/** The single-use codes that orders redeemed which were not cancelled, and how often. */
const REDEEMED = `SELECT p.pool, p.code, p.issued_at, p.expires_at, count(*) AS orders
   FROM (SELECT DISTINCT code FROM order_codes WHERE code > ? AND code <= ?) AS c
   CROSS JOIN (SELECT DISTINCT pool FROM pool_counts) AS s
   CROSS JOIN pool_codes AS p ON p.pool = s.pool AND p.code = c.code
   CROSS JOIN order_codes AS r ON r.code = p.code
   CROSS JOIN orders AS o ON o.id = r.order_id AND o.status <> 'cancelled'
   GROUP BY p.pool, p.code`;

/** What orders redeemed, per pool. */
const redeemedIn = (sql: SqlStorage, { after, upTo }: CodeRange) =>
  sql.exec<Omit<Findings, 'weekly'> & { pool: string }>(
    `SELECT pool, count(*) AS redeemed, sum(orders - 1) AS repeated, sum(issued_at IS NULL) AS never_issued
     FROM (${REDEEMED}) GROUP BY pool`,
    ...[after, upTo],
  );

/** Ends the codes that orders redeemed before anybody was given them: they would fail whoever got them. */
function endRedeemed({ sql, storage }: Home, { after, upTo }: CodeRange): boolean {
  return storage.transactionSync(() => {
    const rows = sql.exec<{ pool: string; code: string }>(
      `SELECT pool, code FROM (${REDEEMED}) WHERE issued_at IS NULL AND expires_at > 0`,
      ...[after, upTo],
    );
    const ended = [...rows];
    for (const { pool, code } of ended) endCode(sql, pool, code);
    return ended.length > 0;
  });
}

type Told = {
  readonly told_low: number | null;
  readonly told_empty: number | null;
  readonly told_leaks: number;
};

/** Keeps what was found, and tells the shop once of a pool that is low, that is empty, and of each leak; whether it did. What
 * nobody listens for is not told yet. */
function keepFindings(sql: SqlStorage, state: PoolState, found: Findings, now: number): boolean {
  const { pool, left, issued, codes } = state;
  const { redeemed, repeated, never_issued: neverIssued, weekly } = found;
  const [before] = [
    ...sql.exec<Told>('SELECT told_low, told_empty, told_leaks FROM pool_findings WHERE pool = ?', pool),
  ];
  const { told_low: knowsLow = null, told_empty: knowsEmpty = null, told_leaks: known = 0 } = before ?? {};
  const leaks = repeated + neverIssued;
  const isNew = left === 0 ? knowsEmpty === null : knowsLow === null;
  const toldLow =
    isNew &&
    codes > 0 &&
    isPoolLow({ left, issued, weekly }) &&
    queueNews(sql, 'codes.low', { pool, left, issuedLastWeek: weekly }, {}, now);
  const toldLeaks =
    leaks > known &&
    queueNews(sql, 'codes.leaked', { pool, issued, redeemed, repeated, neverIssued }, {}, now);
  // Low is told again once there was twice as much: a week is never quite like the last.
  const lasts = !isPoolLow({ left: left / 2, issued, weekly });
  const since = toldLow ? now : null;
  sql.exec(
    `INSERT OR REPLACE INTO pool_findings
       (pool, at, redeemed, repeated, never_issued, weekly, told_low, told_empty, told_leaks)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[pool, now, redeemed, repeated, neverIssued, weekly],
    ...[lasts ? null : (knowsLow ?? since), left > 0 ? null : (knowsEmpty ?? since)],
    toldLeaks ? leaks : Math.min(leaks, known),
  );
  return toldLow || toldLeaks;
}
