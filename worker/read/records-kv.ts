// Typed get, put and delete of the records in KV, past every cache of this isolate.
import type { LiveConfig } from '../../shared/decide/live-config.ts';
import type { Catalog } from '../../shared/schema/catalog.ts';
import type { Profile } from '../../shared/schema/profile.ts';
import {
  adminKeyKey,
  catalogKey,
  configKey,
  previewKey,
  profileKey,
  profilePrefixes,
  type Who,
} from './kv-keys.ts';
import type { KeyRecord, PublishedConfig } from './records.ts';

/** A record with the length of its JSON, which is what caches count. */
export type Sized<T> = { readonly value: T; readonly bytes: number };

/** The shortest edge caching KV allows, in seconds: a publish is seen everywhere after it. */
const CONFIG_TTL = 30;

export const readKey = (kv: KVNamespace, id: string): Promise<KeyRecord | null> =>
  kv.get<KeyRecord>(adminKeyKey(id), 'json');

export const putKey = (kv: KVNamespace, id: string, record: KeyRecord): Promise<void> =>
  kv.put(adminKeyKey(id), JSON.stringify(record));

export const deleteKey = (kv: KVNamespace, id: string): Promise<void> => kv.delete(adminKeyKey(id));

export const readConfig = (kv: KVNamespace, store: string): Promise<Sized<PublishedConfig> | null> =>
  sized(kv, configKey(store));

export const putConfig = (kv: KVNamespace, config: PublishedConfig): Promise<void> =>
  kv.put(configKey(config.store), JSON.stringify(config));

export const deleteConfig = (kv: KVNamespace, store: string): Promise<void> => kv.delete(configKey(store));

export const readCatalog = (kv: KVNamespace, store: string): Promise<Sized<Catalog> | null> =>
  sized(kv, catalogKey(store));

export const putCatalog = (kv: KVNamespace, store: string, catalog: Catalog): Promise<void> =>
  kv.put(catalogKey(store), JSON.stringify(catalog));

export const deleteCatalog = (kv: KVNamespace, store: string): Promise<void> => kv.delete(catalogKey(store));

export const readProfile = (kv: KVNamespace, store: string, who: Who): Promise<Profile | null> =>
  kv.get<Profile>(profileKey(store, who), 'json');

export const putProfile = (kv: KVNamespace, store: string, who: Who, profile: Profile): Promise<void> =>
  kv.put(profileKey(store, who), JSON.stringify(profile));

export const deleteProfile = (kv: KVNamespace, store: string, who: Who): Promise<void> =>
  kv.delete(profileKey(store, who));

export const readPreview = (
  kv: KVNamespace,
  store: string,
  etag: string,
): Promise<Sized<LiveConfig> | null> => sized(kv, previewKey(store, etag));

/** Puts a whole config for `seconds`, after which it is gone by itself. */
export const putPreview = (
  kv: KVNamespace,
  store: string,
  etag: string,
  config: LiveConfig,
  seconds: number,
): Promise<void> => kv.put(previewKey(store, etag), JSON.stringify(config), { expirationTtl: seconds });

/** Deletes up to `atMost` previews of a store that KV lists; how many it did. What it does not list yet ends by itself. */
export async function deletePreviews(kv: KVNamespace, store: string, atMost: number): Promise<number> {
  const { keys } = await kv.list({ prefix: previewKey(store, ''), limit: atMost });
  await Promise.all(keys.map(({ name }) => kv.delete(name)));
  return keys.length;
}

/** Deletes up to `atMost` profiles of a store that KV lists; how many it did. A listing may lag behind. */
export async function deleteSomeProfiles(kv: KVNamespace, store: string, atMost: number): Promise<number> {
  const lists = await Promise.all(profilePrefixes(store).map((prefix) => kv.list({ prefix, limit: atMost })));
  const names = lists.flatMap(({ keys }) => keys.map(({ name }) => name)).slice(0, atMost);
  await Promise.all(names.map((name) => kv.delete(name)));
  return names.length;
}

async function sized<T>(kv: KVNamespace, key: string): Promise<Sized<T> | null> {
  const text = await kv.get(key, { type: 'text', cacheTtl: CONFIG_TTL });
  return text === null ? null : { value: JSON.parse(text), bytes: text.length };
}
