// The end of everybody in a store whose shop is gone: every row of persons, then their profiles in KV, in rounds.
import { type Jobs, schedule } from './jobs.ts';
import { unpublishLeftovers, unpublishProfiles } from './publish.ts';
import type { Home } from './publishing.ts';

/** KV allows 1,000 operations per invocation; some are left for what else the alarm does. */
const PROFILES_PER_ROUND = 400;
/** KV's listing may lag by a minute. */
const AGAIN_MS = 60_000;

/** Tables of persons. What says whom not to let in again (withdrawals, erasures, deletions) stays, and names nobody. */
const TABLES = [
  ...[
    'orders',
    'order_codes',
    'order_lines',
    'visitor_orders',
    'order_refunds',
    'customers',
    'mailboxes',
    'merged_customers',
  ],
  ...['leads', 'exposures', 'clicks', 'data_requests', 'deliveries', 'outbox', 'fits', 'reports', 'samples'],
];

/** The job that goes on with it. */
export const redactionJobs = (home: Home): Jobs => ({ redact: (now) => redactRound(home, now) });

async function redactRound(home: Home, now: number): Promise<void> {
  home.storage.transactionSync(() => {
    for (const table of TABLES) home.sql.exec(`DELETE FROM ${table}`);
    home.sql.exec('UPDATE issued_codes SET visitor = NULL, address = NULL, customer = NULL');
    home.sql.exec('DELETE FROM deliveries WHERE mailbox IS NOT NULL OR visitor IS NOT NULL');
    home.sql.exec(`DELETE FROM told_versions WHERE what NOT LIKE 'product:%'`);
  });
  const removed = await unpublishProfiles(home, PROFILES_PER_ROUND);
  if (removed === PROFILES_PER_ROUND) return schedule(home.storage, 'redact', now);
  const left = await unpublishLeftovers(home, PROFILES_PER_ROUND - removed);
  if (left > 0) return schedule(home.storage, 'redact', now + AGAIN_MS);
  await schedule(home.storage, 'catalog', now);
}
