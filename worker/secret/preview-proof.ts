// A proof that nothing but a preview showed a variant: `preview.{delivery}.{end}.{mac}`, the end in base 36 (ms).
// Claims that carry one are answered as they would be, and recorded nowhere.
import { signingKey } from './derive.ts';
import { base64url, fromBase64url } from './encoding.ts';
import { MAC_BYTES, mac, sameBytes } from './mac.ts';

/** The way by which a code would reach somebody: on the screen, or by email. */
export type Delivery = 'screen' | 'email';

/** What a preview showed. */
type Shown = { readonly store: string; readonly campaign: string; readonly variant: string };

/** The proof of what a preview shows, until then (ms). */
export async function previewProof(
  root: string,
  shown: Shown,
  delivery: Delivery,
  until: number,
): Promise<string> {
  const head = `preview.${delivery}.${until.toString(36)}`;
  return `${head}.${base64url(await proofMac(root, shown, head))}`;
}

/** How the code of a preview would be delivered; null when the proof is none of a preview, forged or has ended. */
export async function readPreviewProof(
  root: string,
  shown: Shown,
  proof: string,
  now: number,
): Promise<Delivery | null> {
  const [, head, delivery, until, tail] =
    /^(preview\.(screen|email)\.([0-9a-z]{1,10}))\.([\w-]{22})$/.exec(proof) ?? [];
  const given = tail === undefined ? null : fromBase64url(tail, MAC_BYTES);
  if (!given || head === undefined || until === undefined) return null;
  if (!sameBytes(await proofMac(root, shown, head), given) || parseInt(until, 36) <= now) return null;
  return delivery === 'email' ? 'email' : 'screen';
}

/** A payload is base64url without a line's end, so no token is ever a proof. */
async function proofMac(
  root: string,
  { store, campaign, variant }: Shown,
  head: string,
): Promise<Uint8Array> {
  return mac(await signingKey(root, 'preview', store), `${campaign}\n${variant}\n${head}`);
}
