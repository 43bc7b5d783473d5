// Secrets of a store, encrypted before they are stored: AES-256-GCM, base64url of nonce and ciphertext.
import { sealingKey } from './derive.ts';
import { base64url, utf8 } from './encoding.ts';

const NONCE_BYTES = 12;

/** A secret of a store, sealed under ROOT_KEY. */
export const seal = async (root: string, store: string, secret: string): Promise<string> =>
  sealedUnder(await sealingKey(root, 'seal', store), utf8(secret));

/** The secret again. Throws when it was sealed for another store or under another ROOT_KEY. */
export const unseal = async (root: string, store: string, sealed: string): Promise<string> =>
  (await unsealedUnder(await sealingKey(root, 'seal', store), sealed)).text;

/** A text (UTF-8) sealed under a key; `about` must be told again to open it. */
export async function sealedUnder(key: CryptoKey, text: Uint8Array, about = ''): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(about) };
  const cipher = await crypto.subtle.encrypt(algorithm, key, text);
  const sealed = new Uint8Array(NONCE_BYTES + cipher.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(cipher), NONCE_BYTES);
  return base64url(sealed);
}

/** The text, and the nonce (hex) that no other has. Throws when anything of it is not as it was sealed. */
export async function unsealedUnder(
  key: CryptoKey,
  sealed: string,
  about = '',
): Promise<{ readonly text: string; readonly nonce: string }> {
  const bytes = Uint8Array.fromBase64(sealed, { alphabet: 'base64url' });
  const iv = bytes.slice(0, NONCE_BYTES);
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(about) };
  const text = await crypto.subtle.decrypt(algorithm, key, bytes.slice(NONCE_BYTES));
  return { text: new TextDecoder().decode(text), nonce: iv.toHex() };
}
