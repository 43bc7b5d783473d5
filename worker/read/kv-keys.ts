// Every KV key of the read model. Spelled here and nowhere else.
// A customer id has at most 128 characters, so the longest key stays under KV's 512 bytes.

export const adminKeyKey = (id: string): string => `key:${id}`;
export const configKey = (store: string): string => `config:${store}`;
export const catalogKey = (store: string): string => `catalog:${store}`;

/** A revision with its drafts, named by its entity tag, for as long as previews of it are open. */
export const previewKey = (store: string, etag: string): string => `preview:${store}:${etag}`;

/** Whose profile: a customer of the shop, or a browser by SHA-256 of its visitor id. */
export type Who = { readonly customer: string } | { readonly visitorHash: string };

/** What the keys of all profiles of a store begin with, and no other key. */
export const profilePrefixes = (store: string): readonly string[] => [`c:${store}:`, `v:${store}:`];

export const profileKey = (store: string, who: Who): string =>
  'customer' in who ? `c:${store}:${who.customer}` : `v:${store}:${who.visitorHash}`;
