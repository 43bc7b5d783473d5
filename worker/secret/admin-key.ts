// Admin keys, `rk_{id}_{secret}`. The secret is kept nowhere: KV and the store hold its HMAC.
import { signingKey } from './derive.ts';
import { base64url, sha256Hex, utf8 } from './encoding.ts';
import { sameBytes } from './mac.ts';

const SHAPE = /^rk_([0-9a-f]{16})_([\w-]{43})$/;

/** The parts of a key as its holder sends it. */
export type AdminKey = { readonly id: string; readonly secret: string };

/** A fresh key: its text for the holder, its id, hash and last four characters for us. */
export async function newAdminKey(
  root: string,
): Promise<{ text: string; id: string; hash: string; lastFour: string }> {
  const id = crypto.getRandomValues(new Uint8Array(8)).toHex();
  const secret = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = (await keyHash(root, { id, secret })).toHex();
  return { text: `rk_${id}_${secret}`, id, hash, lastFour: secret.slice(-4) };
}

/** The id and secret of a key text, or null when it has another shape. */
export function parseAdminKey(text: string): AdminKey | null {
  const [, id, secret] = SHAPE.exec(text) ?? [];
  return id !== undefined && secret !== undefined ? { id, secret } : null;
}

/** Whether the secret is the one behind the stored hash. */
export async function keyFits(root: string, key: AdminKey, hash: string): Promise<boolean> {
  return sameBytes(await keyHash(root, key), Uint8Array.fromHex(hash));
}

/** Whether a sent operator key is the Worker's; never so while none is set. */
export async function operatorKeyFits(sent: string, operatorKey: string | undefined): Promise<boolean> {
  if (!operatorKey) return false;
  // Hashing first makes the comparison independent of where the two differ, and of their lengths.
  const [a, b] = await Promise.all([sha256Hex(sent), sha256Hex(operatorKey)]);
  return sameBytes(utf8(a), utf8(b));
}

async function keyHash(root: string, key: AdminKey): Promise<Uint8Array> {
  const signing = await signingKey(root, 'admin-key', key.id);
  return new Uint8Array(await crypto.subtle.sign('HMAC', signing, utf8(key.secret)));
}
