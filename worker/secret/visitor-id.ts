// The id of a browser: 128 random bits, the minute it was made, and a MAC of both under the store's key.
// A stranger cannot make one, so only real visitors cost a KV read.
import { signingKey } from './derive.ts';
import { base64url, fromBase64url } from './encoding.ts';
import { MAC_BYTES, mac, sameBytes } from './mac.ts';

const RANDOM_BYTES = 16;
const SIGNED_BYTES = RANDOM_BYTES + 4;
const MINUTE = 60_000;

/** A valid id with the moment (ms, whole minutes) at which it was issued. */
export type Visitor = { readonly id: string; readonly madeAt: number };

/** A new visitor id for a store: 48 characters of base64url. */
export async function newVisitor(root: string, store: string, now: number): Promise<Visitor> {
  const bytes = new Uint8Array(SIGNED_BYTES + MAC_BYTES);
  crypto.getRandomValues(bytes.subarray(0, RANDOM_BYTES));
  const minute = Math.floor(now / MINUTE);
  new DataView(bytes.buffer).setUint32(RANDOM_BYTES, minute);
  bytes.set(
    await mac(await signingKey(root, 'visitor', store), bytes.subarray(0, SIGNED_BYTES)),
    SIGNED_BYTES,
  );
  return { id: base64url(bytes), madeAt: minute * MINUTE };
}

/** The visitor behind an id, or null when this store's key did not issue it. */
export async function readVisitor(root: string, store: string, id: string): Promise<Visitor | null> {
  const bytes = fromBase64url(id, SIGNED_BYTES + MAC_BYTES);
  if (!bytes) return null;
  const expected = await mac(await signingKey(root, 'visitor', store), bytes.subarray(0, SIGNED_BYTES));
  if (!sameBytes(expected, bytes.subarray(SIGNED_BYTES))) return null;
  return { id, madeAt: new DataView(bytes.buffer).getUint32(RANDOM_BYTES) * MINUTE };
}
