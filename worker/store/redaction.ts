// The end of everybody in a store whose shop is gone: every row of persons, then their profiles in KV, in rounds.
import { type Jobs, schedule } from './jobs.ts';
import { orderTables } from './person-orders.ts';
import { personTables } from './person-rows.ts';
import { unpublishLeftovers, unpublishProfiles } from './publish.ts';
import type { Home } from './publishing.ts';

/** KV allows 1,000 operations per invocation; some are left for what else the alarm does. */
const PROFILES_PER_ROUND = 400;
/** KV's listing may lag by a minute. */
const AGAIN_MS = 60_000;

/** Of these tables only what names persons goes. */
const CUT: ReadonlySet<string> = new Set(['issued_codes', 'told_versions']);

/** Tables of persons, and what was made of them. What says whom not to let in again (withdrawals, erasures, deletions)
 * stays, and names nobody. */
const TABLES: readonly string[] = [
  ...new Set([...personTables(), ...orderTables(), 'outbox', 'fits', 'reports', 'samples']),
].filter((table) => !CUT.has(table));

/** The job that goes on with it. */
export const redactionJobs = (home: Home): Jobs => ({ redact: (now) => redactRound(home, now) });

async function redactRound(home: Home, now: number): Promise<void> {
  home.storage.transactionSync(() => {
    for (const table of TABLES) home.sql.exec(`DELETE FROM ${table}`);
    home.sql.exec('UPDATE issued_codes SET visitor = NULL, address = NULL, customer = NULL');
    home.sql.exec(`DELETE FROM told_versions WHERE what NOT LIKE 'product:%'`);
  });
  const removed = await unpublishProfiles(home, PROFILES_PER_ROUND);
  if (removed === PROFILES_PER_ROUND) return schedule(home.storage, 'redact', now);
  const left = await unpublishLeftovers(home, PROFILES_PER_ROUND - removed);
  if (left > 0) return schedule(home.storage, 'redact', now + AGAIN_MS);
  await schedule(home.storage, 'catalog', now);
}
