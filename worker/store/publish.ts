// Publishing: rows to KV. Only what differs from what was put before is put again.
import type { LiveConfig } from '../../shared/decide/live-config.ts';
import type { Catalog } from '../../shared/schema/catalog.ts';
import type { Profile } from '../../shared/schema/profile.ts';
import type { KeyRecord, PublishedConfig } from '../read/records.ts';
import {
  deleteCatalog,
  deleteConfig,
  deleteKey,
  deletePreviews,
  deleteProfile,
  deleteSomeProfiles,
  putCatalog,
  putConfig,
  putKey,
  putPreview,
  putProfile,
} from '../read/records-kv.ts';

// `name`: `catalog`, or a person (`c:…`, `v:…`); `digest` of the value last put, `at` when.
export const PUBLISHED_TABLES = `
CREATE TABLE published (name TEXT PRIMARY KEY, digest TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
`;

const CATALOG = 'catalog';
/** Puts under way at once: workerd allows six connections. */
const AT_ONCE = 6;

/** Where a store publishes to. */
export type Target = { readonly sql: SqlStorage; readonly kv: KVNamespace; readonly store: string };

/** A profile to publish; null takes it out of KV. */
export type Publication = { readonly person: string; readonly profile: Profile | null };

/** Puts the profiles that differ; the persons whose put failed. */
export async function publishProfiles(
  { sql, kv, store }: Target,
  publications: readonly Publication[],
  now: number,
): Promise<ReadonlySet<string>> {
  const before = digests(sql, publications);
  const failed = new Set<string>();
  const written: [string, string | null][] = [];
  const queue = publications.values();
  const work = async () => {
    for (const { person, profile } of queue) {
      const digest = profile && (await digestOf(profile));
      // Nothing is always deleted: a put that an eviction kept from being remembered may have left something.
      if (digest !== null && digest === before.get(person)) continue;
      try {
        await (profile
          ? putProfile(kv, store, whoOf(person), profile)
          : deleteProfile(kv, store, whoOf(person)));
        written.push([person, digest]);
      } catch (fault) {
        failed.add(person);
        console.error(JSON.stringify({ fault: 'publish-profile', store, message: String(fault) }));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  remember(sql, written, now);
  return failed;
}

/** Puts the catalogue unless the same one is there; whether it was put. */
export async function publishCatalog(
  { sql, kv, store }: Target,
  catalog: Catalog,
  now: number,
): Promise<boolean> {
  const digest = await digestOf({ ...catalog, builtAt: 0 });
  if (lastPublished(sql, CATALOG)?.digest === digest) return false;
  await putCatalog(kv, store, catalog);
  remember(sql, [[CATALOG, digest]], now);
  return true;
}

/** Puts the live config. */
export const publishConfig = ({ kv }: Target, config: PublishedConfig): Promise<void> =>
  putConfig(kv, config);

/** Puts the record of an admin key, or takes it out of KV. */
export const publishKey = ({ kv }: Target, id: string, record: KeyRecord | null): Promise<void> =>
  record ? putKey(kv, id, record) : deleteKey(kv, id);

/** Puts a whole revision, drafts too, for `seconds`. */
export const publishPreview = (
  { kv, store }: Target,
  etag: string,
  config: LiveConfig,
  seconds: number,
): Promise<void> => putPreview(kv, store, etag, config, seconds);

/** Takes config and catalogue out of KV: from then on there is no such store. */
export async function unpublishStore({ kv, store }: Target): Promise<void> {
  await Promise.all([deleteConfig(kv, store), deleteCatalog(kv, store)]);
}

/** Takes up to `atMost` previews out of KV; how many those were. */
export const unpublishPreviews = ({ kv, store }: Target, atMost: number): Promise<number> =>
  deletePreviews(kv, store, atMost);

/** Takes up to `atMost` profiles that were remembered as published out of KV; how many those were. */
export async function unpublishProfiles({ sql, kv, store }: Target, atMost: number): Promise<number> {
  const rows = sql.exec<{ name: string }>(
    'SELECT name FROM published WHERE name <> ? LIMIT ?',
    CATALOG,
    atMost,
  );
  const names = [...rows].map((row) => row.name);
  await Promise.all(names.map((name) => deleteProfile(kv, store, whoOf(name))));
  remember(
    sql,
    names.map((name) => [name, null]),
    0,
  );
  return names.length;
}

/** Takes profiles out of KV whose put nobody remembers, because the object was evicted before it could. */
export const unpublishLeftovers = ({ kv, store }: Target, atMost: number): Promise<number> =>
  deleteSomeProfiles(kv, store, atMost);

/** When the catalogue was last put (ms); 0 for never. */
export function catalogPublishedAt(sql: SqlStorage): number {
  return lastPublished(sql, CATALOG)?.at ?? 0;
}

/** How many customers have a profile in KV. */
export function publishedCustomers(sql: SqlStorage): number {
  return sql
    .exec<{ n: number }>(`SELECT count(*) AS n FROM published WHERE name >= 'c:' AND name < 'c;'`)
    .one().n;
}

function whoOf(person: string) {
  const id = person.slice(2);
  return person.startsWith('v:') ? { visitorHash: id } : { customer: id };
}

function digests(sql: SqlStorage, publications: readonly Publication[]): Map<string, string> {
  const rows = sql.exec<{ name: string; digest: string }>(
    `SELECT p.name, p.digest FROM json_each(?) AS wanted CROSS JOIN published AS p ON p.name = wanted.value`,
    JSON.stringify(publications.map(({ person }) => person)),
  );
  return new Map([...rows].map((row) => [row.name, row.digest]));
}

function lastPublished(sql: SqlStorage, name: string): { digest: string; at: number } | undefined {
  return [
    ...sql.exec<{ digest: string; at: number }>('SELECT digest, at FROM published WHERE name = ?', name),
  ][0];
}

function remember(
  sql: SqlStorage,
  written: readonly (readonly [string, string | null])[],
  now: number,
): void {
  sql.exec(
    `DELETE FROM published WHERE name IN (SELECT value FROM json_each(?))`,
    JSON.stringify(written.filter(([, digest]) => digest === null).map(([name]) => name)),
  );
  sql.exec(
    `INSERT INTO published (name, digest, at) SELECT value ->> 0, value ->> 1, ? FROM json_each(?) WHERE true
     ON CONFLICT DO UPDATE SET digest = excluded.digest, at = excluded.at`,
    now,
    JSON.stringify(written.filter(([, digest]) => digest !== null)),
  );
}

async function digestOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toBase64();
}
