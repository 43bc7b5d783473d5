// The end of a store: out of KV first, in as many rounds as its profiles take, then every row.
import { isDue, type Jobs, schedule } from './jobs.ts';
import { dropKeys, latestKeys } from './keys.ts';
import { migrate } from './migrations.ts';
import { unpublishLeftovers, unpublishPreviews, unpublishProfiles, unpublishStore } from './publish.ts';
import { type Home, putKeys } from './publishing.ts';

/** KV allows 1,000 operations per invocation; some are left for the rest of the removal. */
const PER_ROUND = 900;
/** After which a removal that was cut off goes on. */
const REMOVE_AGAIN_MS = 60_000;

/** Removes the store for good; what does not fit into this call goes on in the alarm. `settled` waits for what this
 * object is publishing, which would otherwise land after the deletes. */
export async function removeStore(home: Home, settled: () => Promise<unknown>, now: number): Promise<void> {
  home.storage.transactionSync(() => {
    home.sql.exec('DELETE FROM live_config');
    home.sql.exec('UPDATE keys SET revoked_at = coalesce(revoked_at, ?)', now);
    home.sql.exec('DELETE FROM outbox');
    home.sql.exec('DELETE FROM due_jobs');
  });
  // Should a delete below fail or the object be evicted, the job goes on where this stopped.
  await schedule(home.storage, 'remove', now + REMOVE_AGAIN_MS);
  await settled();
  try {
    await removeRound(home, now);
  } catch (fault) {
    console.error(JSON.stringify({ fault: 'remove-store', store: home.store, message: String(fault) }));
  }
}

/** One round of a removal; it schedules the next until nothing is left. Rows go last: they say what is in KV. */
async function removeRound(home: Home, now: number): Promise<void> {
  await unpublishStore(home);
  let room = PER_ROUND;
  for (const removeSome of [unpublishKeys, unpublishPreviews, unpublishProfiles]) {
    room -= await removeSome(home, room);
    if (room === 0) return schedule(home.storage, 'remove', now);
  }
  // KV's listing may lag by a minute: what it still names is looked for again after that.
  const left = await unpublishLeftovers(home, room);
  if (left > 0) return schedule(home.storage, 'remove', now + REMOVE_AGAIN_MS);
  await home.storage.deleteAll();
  await home.storage.deleteAlarm();
  // Whoever still calls this instance finds empty tables, not none.
  migrate(home.storage);
}

/** Takes up to `atMost` keys out of KV, those that opened to the last first; how many those were. */
async function unpublishKeys(home: Home, atMost: number): Promise<number> {
  const ids = latestKeys(home.sql, atMost);
  await putKeys(home, ids);
  dropKeys(home.sql, ids);
  return ids.length;
}

/** The job that goes on with a removal. */
export const removalJobs = (home: Home): Jobs => ({ remove: (now) => removeRound(home, now) });

/** Whether a removal has begun and not ended: until then nobody makes the store anew. */
export const isBeingRemoved = (sql: SqlStorage): boolean => isDue(sql, 'remove');
