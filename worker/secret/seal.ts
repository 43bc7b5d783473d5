// Secrets of a store, encrypted before they are stored: AES-256-GCM, base64url of nonce and ciphertext.
import { sealingKey } from './derive.ts';
import { base64url, utf8 } from './encoding.ts';

const NONCE_BYTES = 12;

/** A secret of a store, sealed under ROOT_KEY. */
export async function seal(root: string, store: string, secret: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const cipher = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    await sealingKey(root, store),
    utf8(secret),
  );
  const sealed = new Uint8Array(NONCE_BYTES + cipher.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(cipher), NONCE_BYTES);
  return base64url(sealed);
}

/** The secret again. Throws when it was sealed for another store or under another ROOT_KEY. */
export async function unseal(root: string, store: string, sealed: string): Promise<string> {
  const bytes = Uint8Array.fromBase64(sealed, { alphabet: 'base64url' });
  const iv = bytes.slice(0, NONCE_BYTES);
  const key = await sealingKey(root, store);
  return new TextDecoder().decode(
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.slice(NONCE_BYTES)),
  );
}
