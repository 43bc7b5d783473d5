// A proof that this Worker offered this campaign variant to this browser: `{revision}.{expiry}.{mac}`,
// numbers in base 36, expiry in minutes since 1970. Events, leads and codes are taken only with one.
import { signingKey } from './derive.ts';
import { base64url, fromBase64url } from './encoding.ts';
import { MAC_BYTES, mac, sameBytes } from './mac.ts';

const MINUTE = 60_000;
/** A page may stay open for long before somebody answers; a day later it is asked afresh. */
const VALID_MINUTES = 24 * 60;

/** What a proof speaks of; `visitor` is empty for a browser without consent. */
export type Offered = {
  readonly store: string;
  readonly visitor: string;
  readonly campaign: string;
  readonly variant: string;
};

/** The proof of an offer made now by a revision. */
export async function makeProof(
  root: string,
  offered: Offered,
  revision: number,
  now: number,
): Promise<string> {
  const head = `${revision.toString(36)}.${(Math.floor(now / MINUTE) + VALID_MINUTES).toString(36)}`;
  return `${head}.${base64url(await proofMac(root, offered, head))}`;
}

/** The revision that made the offer, or null when the proof is forged, of something else or too old. */
export async function checkProof(
  root: string,
  offered: Offered,
  proof: string,
  now: number,
): Promise<number | null> {
  const [, head, revision, expiry, tail] =
    /^(([0-9a-z]{1,8})\.([0-9a-z]{1,8}))\.([\w-]{22})$/.exec(proof) ?? [];
  const given = tail === undefined ? null : fromBase64url(tail, MAC_BYTES);
  if (!given || head === undefined || revision === undefined || expiry === undefined) return null;
  if (!sameBytes(await proofMac(root, offered, head), given)) return null;
  return parseInt(expiry, 36) * MINUTE > now ? parseInt(revision, 36) : null;
}

async function proofMac(root: string, offered: Offered, head: string): Promise<Uint8Array> {
  const key = await signingKey(root, 'proof', offered.store);
  // Ids are kebab-case and visitor ids base64url: no part can hold the separator.
  return mac(key, `${offered.visitor}\n${offered.campaign}\n${offered.variant}\n${head}`);
}
