// A store as decisions need it: its live config, compiled, and its identity secrets as keys; kept per isolate.
import { type LiveConfig, withDraftsLive } from '../../shared/decide/live-config.ts';
import { prepare } from '../../shared/decide/prepare.ts';
import type { Prepared } from '../../shared/decide/prepared.ts';
import { askedAttributes } from '../../shared/replay/asked-attributes.ts';
import type { Catalog } from '../../shared/schema/catalog.ts';
import { once } from '../../shared/schema/once.ts';
import { type IdentityKey, identityKeys } from '../secret/customer-signature.ts';
import { IsolateCache, type Loaded } from './isolate-cache.ts';
import type { PublishedConfig } from './records.ts';
import { readCatalog, readConfig, readPreview } from './records-kv.ts';

/** The live revision of a store, ready to decide. */
export type LiveStore = {
  readonly published: PublishedConfig;
  readonly prepared: Prepared;
  /** Whether any rule asks where the browser is: unpacking `request.cf` costs as much as deciding. */
  readonly asksGeo: boolean;
  readonly identity: readonly IdentityKey[];
  /** The attributes its rules ask about. */
  readonly asked: () => ReadonlySet<string>;
};

/** A revision as a preview shows it: drafts as if they were live. `whole` is as it was written. */
export type PreviewedConfig = { readonly whole: LiveConfig; readonly prepared: Prepared };

/** What a read needs of the request it serves. */
export type Reader = {
  readonly kv: KVNamespace;
  readonly rootKey: string;
  readonly now: number;
  readonly waitUntil: (work: Promise<unknown>) => void;
};

const CONFIG_AGES = { fresh: 5_000, stale: 10_000 };
const CATALOG_AGES = { fresh: 30_000, stale: 60_000 };
/** What an entity tag names never changes. */
const PREVIEW_AGES = { fresh: 3_600_000, stale: 3_600_000 };
const PREVIEW_BYTES = 8_000_000;
const CONFIG_BYTES = 16_000_000;
const CATALOG_BYTES = 32_000_000;

/** How a rule about places is written; in a text it may stand for nothing, which does no harm. */
const GEO_RULE = /"countries"|"geo\./;

type Caches = {
  readonly stores: IsolateCache<LiveStore | null>;
  readonly catalogs: IsolateCache<Catalog | null>;
  readonly previews: IsolateCache<PreviewedConfig | null>;
};
const caches = new WeakMap<KVNamespace, Caches>();

/** The live store of that id, or null when there is none. Throws when KV does and nothing is cached. */
export const liveStore = (reader: Reader, store: string): Promise<LiveStore | null> =>
  cachesOf(reader.kv).stores.get(
    store,
    reader.now,
    (previous) => loadStore(reader, store, previous),
    reader.waitUntil,
  );

/** The catalogue of a store, or null before its first one is published. */
export const liveCatalog = (reader: Reader, store: string): Promise<Catalog | null> =>
  cachesOf(reader.kv).catalogs.get(
    store,
    reader.now,
    async () => (await readCatalog(reader.kv, store)) ?? { value: null, bytes: 0 },
    reader.waitUntil,
  );

/** A revision that previews are open of, by its entity tag; null once they have ended. */
export async function previewedConfig(
  reader: Reader,
  store: string,
  etag: string,
): Promise<PreviewedConfig | null> {
  const { previews } = cachesOf(reader.kv);
  const name = `${store}:${etag}`;
  const found = await previews.get(
    name,
    reader.now,
    () => loadPreview(reader, store, etag),
    reader.waitUntil,
  );
  // It may be put again at any time.
  if (!found) previews.forget(name);
  return found;
}

/** Makes this isolate read the store afresh, after it published to it. Others notice as their caches age. */
export function forgetStore(kv: KVNamespace, store: string): void {
  cachesOf(kv).stores.forget(store);
  cachesOf(kv).catalogs.forget(store);
}

async function loadStore(
  reader: Reader,
  store: string,
  previous: LiveStore | null | undefined,
): Promise<Loaded<LiveStore | null>> {
  const found = await readConfig(reader.kv, store);
  if (!found) return { value: null, bytes: 0 };
  const published = found.value;
  // Compiling a thousand campaigns takes milliseconds: done once per revision, not per refresh.
  const known = previous?.published.etag === published.etag ? previous : undefined;
  const prepared = known?.prepared ?? prepare(published.live, published.revision);
  const asksGeo = known?.asksGeo ?? GEO_RULE.test(JSON.stringify(published.live));
  const asked = known?.asked ?? once(() => askedAttributes(published.live));
  const identity = await identityKeys(reader.rootKey, store, published.secrets.identity);
  return { value: { published, prepared, asksGeo, identity, asked }, bytes: found.bytes };
}

async function loadPreview(
  { kv }: Reader,
  store: string,
  etag: string,
): Promise<Loaded<PreviewedConfig | null>> {
  const found = await readPreview(kv, store, etag);
  if (!found) return { value: null, bytes: 0 };
  const prepared = prepare(withDraftsLive(found.value), Number.parseInt(etag, 10));
  return { value: { whole: found.value, prepared }, bytes: found.bytes };
}

function cachesOf(kv: KVNamespace): Caches {
  const known = caches.get(kv);
  if (known) return known;
  const made = {
    stores: new IsolateCache<LiveStore | null>(CONFIG_AGES, CONFIG_BYTES),
    catalogs: new IsolateCache<Catalog | null>(CATALOG_AGES, CATALOG_BYTES),
    previews: new IsolateCache<PreviewedConfig | null>(PREVIEW_AGES, PREVIEW_BYTES),
  };
  caches.set(kv, made);
  return made;
}
