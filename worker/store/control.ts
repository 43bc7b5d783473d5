// What admins do to a store as a whole: make and remove it, publish configs, give and take credentials.
// Each write compares, writes and answers in one turn of the Durable Object, and only then publishes.
import type { Actor, LiveRevision, LostRace, NewKey, PutConfig, Refused, StoreCreation } from './api.ts';
import { type Jobs, schedule } from './jobs.ts';
import { addKey, keyIds, mayWrite, revokeKey } from './keys.ts';
import { migrate } from './migrations.ts';
import { unpublishLeftovers, unpublishProfiles, unpublishStore } from './publish.ts';
import { type Home, publishingJobs, publishKeys, publishLive, putKeys } from './publishing.ts';
import { addRevision, liveRevision, rotateIdentity } from './revisions.ts';

/** KV allows 1,000 operations per invocation; some are left for the rest of the removal. */
const PROFILES_PER_ROUND = 900;
/** After which a removal that was cut off goes on. */
const REMOVE_AGAIN_MS = 60_000;

/** Makes the store with its first revision, key and secret; false while one of that id exists or is being removed. */
export async function createStore(
  home: Home,
  actor: Actor,
  creation: StoreCreation,
  now: number,
): Promise<boolean> {
  const tag = await documentTag(creation.document);
  const made = home.storage.transactionSync(() => {
    if (liveRevision(home.sql) || isBeingRemoved(home.sql)) return false;
    addKey(home.sql, creation.key, now);
    rotateIdentity(home.sql, creation.identity.sealed, now);
    addRevision(home.sql, { document: creation.document, live: creation.live, etag: `1-${tag}` }, actor, now);
    return true;
  });
  if (made) await Promise.all([publishKeys(home, [creation.key.id], now), publishLive(home, now)]);
  return made;
}

/** Publishes a document if the live one is still the one its author read. */
export async function putConfig(
  home: Home,
  actor: Actor,
  put: PutConfig,
  now: number,
): Promise<LiveRevision | LostRace | Refused> {
  const tag = await documentTag(put.document);
  const result = home.storage.transactionSync((): LiveRevision | LostRace | Refused => {
    const live = liveRevision(home.sql);
    const refused = refusal(home, actor);
    if (!live || refused) return refused ?? { refused: 'no-store' };
    if (!put.ifMatch.includes(live.etag) && !put.ifMatch.includes('*')) return { lost: live.etag };
    const etag = `${live.revision + 1}-${tag}`;
    return { revision: addRevision(home.sql, { ...put, etag }, actor, now), etag };
  });
  if ('revision' in result) await publishLive(home, now);
  return result;
}

/** Keeps a new admin key. */
export async function giveKey(home: Home, actor: Actor, key: NewKey, now: number): Promise<Refused | object> {
  const refused = refusal(home, actor);
  if (refused) return refused;
  addKey(home.sql, key, now);
  await publishKeys(home, [key.id], now);
  return {};
}

/** Revokes an admin key. */
export async function takeKey(
  home: Home,
  actor: Actor,
  id: string,
  now: number,
): Promise<Refused | { readonly found: boolean }> {
  const refused = refusal(home, actor);
  if (refused) return refused;
  const found = revokeKey(home.sql, id, now);
  if (found) await publishKeys(home, [id], now);
  return { found };
}

/** Makes another identity secret the current one. */
export async function newIdentity(
  home: Home,
  actor: Actor,
  sealed: string,
  now: number,
): Promise<Refused | object> {
  const refused = refusal(home, actor);
  if (refused) return refused;
  home.storage.transactionSync(() => rotateIdentity(home.sql, sealed, now));
  await publishLive(home, now);
  return {};
}

/** Removes the store: what decisions and admins read first, then profiles in bounded rounds, then every row.
 * `settled` waits for what this object is publishing, which would otherwise land after the deletes. */
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
  await putKeys(home, keyIds(home.sql));
  await unpublishStore(home);
  const removed = await unpublishProfiles(home, PROFILES_PER_ROUND);
  if (removed === PROFILES_PER_ROUND) return schedule(home.storage, 'remove', now);
  // KV's listing may lag by a minute: what it still names is looked for again after that.
  const left = await unpublishLeftovers(home, PROFILES_PER_ROUND - removed);
  if (left > 0) return schedule(home.storage, 'remove', now + REMOVE_AGAIN_MS);
  await home.storage.deleteAll();
  await home.storage.deleteAlarm();
  // Whoever still calls this instance finds empty tables, not none.
  migrate(home.storage);
}

/** The jobs that finish what was begun here. */
export const controlJobs = (home: Home): Jobs => ({
  remove: (now) => removeRound(home, now),
  ...publishingJobs(home),
});

/** Why this write may not happen, or null. */
export function refusal({ sql }: Home, actor: Actor): Refused | null {
  if (!liveRevision(sql)) return { refused: 'no-store' };
  return mayWrite(sql, actor) ? null : { refused: 'revoked' };
}

const isBeingRemoved = (sql: SqlStorage): boolean =>
  [...sql.exec(`SELECT 1 FROM due_jobs WHERE name = 'remove'`)].length > 0;

async function documentTag(document: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(document));
  return new Uint8Array(hash, 0, 6).toHex();
}
