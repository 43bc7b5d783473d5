// One key per purpose and store, derived from the Worker's ROOT_KEY by HKDF-SHA-256 (RFC 5869).
// Only finished keys are kept per isolate: a pending promise belongs to the request that made it.
import { utf8 } from './encoding.ts';

/** What a key signs; a key for one purpose never verifies another. */
export type Purpose =
  | 'visitor'
  | 'proof'
  | 'admin-key'
  | 'address'
  | 'erased'
  | 'confirm'
  | 'range'
  | 'preview';

/** What a key seals: the secrets of a store, or what a browser carries back to it. */
type Sealing = 'seal' | 'sample';

const CACHED_KEYS = 4096;
const cache = new Map<string, CryptoKey>();

/** HMAC-SHA-256 key of a purpose within a store. */
export const signingKey = (root: string, purpose: Purpose, store: string): CryptoKey | Promise<CryptoKey> =>
  cache.get(nameOf(root, purpose, store)) ??
  derived(root, purpose, store, { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign', 'verify']);

/** AES-256-GCM key of a purpose within a store. */
export const sealingKey = (root: string, purpose: Sealing, store: string): CryptoKey | Promise<CryptoKey> =>
  cache.get(nameOf(root, purpose, store)) ??
  derived(root, purpose, store, { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']);

const nameOf = (root: string, purpose: Purpose | Sealing, store: string): string =>
  `${purpose}/${store}/${root}`;

async function derived(
  root: string,
  purpose: Purpose | Sealing,
  store: string,
  algorithm: SubtleCryptoImportKeyAlgorithm,
  usages: string[],
): Promise<CryptoKey> {
  if (root.length < 32) throw new Error('ROOT_KEY must have at least 32 characters');
  const base = await crypto.subtle.importKey('raw', utf8(root), 'HKDF', false, ['deriveKey']);
  const info = utf8(`reprise/1/${purpose}/${store}`);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info };
  const key = await crypto.subtle.deriveKey(hkdf, base, algorithm, false, usages);
  if (cache.size >= CACHED_KEYS) cache.clear();
  cache.set(nameOf(root, purpose, store), key);
  return key;
}
