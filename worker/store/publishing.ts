// Config, keys and catalogue on their way to KV: put at once, and again by a job when that failed.
import { catalogOf } from './catalog.ts';
import { type Jobs, schedule } from './jobs.ts';
import { keyIds, keyRecord } from './keys.ts';
import { publishCatalog, publishConfig, publishKey, type Target } from './publish.ts';
import { liveRevision, publishedConfig } from './revisions.ts';

/** KV takes one write a second per key. */
const AGAIN_MS = 1500;

/** Where a store keeps its rows and publishes to. */
export type Home = Target & { readonly storage: DurableObjectStorage };

/** Puts the live config. Never throws: the rows hold, and a job repeats what failed. */
export async function publishLive(home: Home, now: number): Promise<void> {
  await attempt(home, 'config', now, () => putLive(home, now));
}

/** Puts or deletes the records of these keys. Never throws, as publishLive. */
export async function publishKeys(home: Home, ids: readonly string[], now: number): Promise<void> {
  await attempt(home, 'keys', now, () => putKeys(home, ids));
}

/** Puts the catalogue without waiting for its turn, for a change that people wait for. Never throws, as publishLive. */
export async function publishCatalogNow(home: Home, now: number): Promise<void> {
  await attempt(home, 'catalog', now, async () => {
    await publishCatalog(home, catalogOf(home.sql, now), now);
  });
}

/** The jobs that repeat what failed. */
export const publishingJobs = (home: Home): Jobs => ({
  config: (now) => putLive(home, now),
  keys: () => putKeys(home, keyIds(home.sql)),
});

async function putLive(home: Home, now: number): Promise<void> {
  const config = publishedConfig(home.sql, home.store, now);
  if (!config) return;
  await publishConfig(home, config);
  // Of two puts under way, the older may land last; whoever finds a newer revision puts that one again.
  if (liveRevision(home.sql)?.revision !== config.revision) await putLive(home, now);
}

async function putKeys(home: Home, ids: readonly string[]): Promise<void> {
  await Promise.all(ids.map((id) => publishKey(home, id, keyRecord(home.sql, home.store, id))));
}

async function attempt(home: Home, job: string, now: number, put: () => Promise<void>): Promise<void> {
  try {
    await put();
  } catch (fault) {
    console.error(JSON.stringify({ fault: `publish-${job}`, store: home.store, message: String(fault) }));
    await schedule(home.storage, job, now + AGAIN_MS);
  }
}
