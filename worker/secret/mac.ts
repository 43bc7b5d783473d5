// HMAC-SHA-256 cut to 128 bits: what visitor ids and proofs carry.
import { utf8 } from './encoding.ts';

export const MAC_BYTES = 16;

/** The first 16 bytes of HMAC-SHA-256 over a text or bytes. */
export async function mac(key: CryptoKey, over: string | Uint8Array): Promise<Uint8Array> {
  const bytes = typeof over === 'string' ? utf8(over) : over;
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes), 0, MAC_BYTES);
}

/** Whether two byte strings are equal, in time that depends on their length only. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && crypto.subtle.timingSafeEqual(a, b);
