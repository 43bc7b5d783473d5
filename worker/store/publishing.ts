// Config, keys and catalogue on their way to KV: put at once, and again by a job when that failed. They go one
// after another, each as rows tell it when its turn comes: so the last one to land is the newest.
import { catalogOf } from './catalog.ts';
import { liveFlags } from './flags.ts';
import { type Jobs, schedule } from './jobs.ts';
import { keyRecord, latestKeys } from './keys.ts';
import { publishCatalog, publishConfig, publishKey, type Target } from './publish.ts';
import { liveRevision, publishedConfig } from './revisions.ts';
import type { InTurn } from './turns.ts';

/** KV takes one write a second per key. */
const AGAIN_MS = 1500;
/** KV allows 1,000 operations per invocation; no outage lasts for so many keys. */
const KEYS_AT_ONCE = 500;

/** Where a store keeps its rows and publishes to, the queue of what it publishes, and the secret it seals and signs with. */
export type Home = Target & {
  readonly storage: DurableObjectStorage;
  readonly inTurn: InTurn;
  readonly rootKey: string;
};

/** Puts the live config. Never throws: the rows hold, and a job repeats what failed. */
export const publishLive = (home: Home, now: number): Promise<void> =>
  attempt(home, 'config', now, () => putLive(home, now));

/** Puts or deletes the records of these keys. Never throws, as publishLive. */
export const publishKeys = (home: Home, ids: readonly string[], now: number): Promise<void> =>
  attempt(home, 'keys', now, () => putKeys(home, ids));

/** Puts the catalogue without waiting for its job, for a change that people wait for. Never throws, as publishLive. */
export const publishCatalogNow = (home: Home, now: number): Promise<void> =>
  attempt(home, 'catalog', now, () => renewCatalog(home, now));

/** The jobs that put what is due, and repeat what failed. */
export const publishingJobs = (home: Home): Jobs => ({
  config: (now) => putLive(home, now),
  keys: () => putKeys(home, latestKeys(home.sql, KEYS_AT_ONCE)),
  catalog: (now) => renewCatalog(home, now),
});

/** Puts the catalogue that rows tell, unless it is there. */
export const renewCatalog = (home: Home, now: number): Promise<void> =>
  home.inTurn(async () => {
    if (liveRevision(home.sql)) await publishCatalog(home, catalogOf(home.sql, now), now);
  });

/** Puts the records of these keys, or deletes those of revoked ones. */
export const putKeys = (home: Home, ids: readonly string[]): Promise<void> =>
  home.inTurn(async () => {
    await Promise.all(ids.map((id) => publishKey(home, id, keyRecord(home.sql, home.store, id))));
  });

const putLive = (home: Home, now: number): Promise<void> =>
  home.inTurn(async () => {
    const config = publishedConfig(home.sql, home.store, now);
    if (!config) return;
    // With it, for the catalogue follows later: a config that named a pool without codes would be offered until then.
    await publishConfig(home, { ...config, flags: liveFlags(home.sql, now) });
  });

async function attempt(home: Home, job: string, now: number, put: () => Promise<void>): Promise<void> {
  try {
    await put();
  } catch (fault) {
    console.error(JSON.stringify({ fault: `publish-${job}`, store: home.store, message: String(fault) }));
    await schedule(home.storage, job, now + AGAIN_MS);
  }
}
