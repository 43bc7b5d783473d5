// A preview's token, `{payload}.{mac}`: everything a preview needs travels in the link and is stored nowhere.
// The MAC is under a key of the store, so a token opens no other.
import { signingKey } from './derive.ts';
import { base64url, fromBase64url, utf8 } from './encoding.ts';
import { MAC_BYTES, mac, sameBytes } from './mac.ts';

/** `etag` names the revision by number and content; `terms` are as they were sent, `until` in ms. */
export type Previewed = { readonly etag: string; readonly until: number; readonly terms: unknown };

const SHAPE = /^([\w-]+)\.([\w-]{22})$/;

/** The token of a preview: characters that addresses keep as they are. */
export async function previewToken(root: string, store: string, previewed: Previewed): Promise<string> {
  const payload = base64url(utf8(JSON.stringify(previewed)));
  return `${payload}.${base64url(await mac(await signingKey(root, 'preview', store), payload))}`;
}

/** What a token is about, or null when this store never made it. Whether it has ended is for the caller to say. */
export async function readPreviewToken(
  root: string,
  store: string,
  token: string,
): Promise<Previewed | null> {
  const [, payload, tail] = SHAPE.exec(token) ?? [];
  const given = tail === undefined ? null : fromBase64url(tail, MAC_BYTES);
  if (!given || payload === undefined) return null;
  if (!sameBytes(await mac(await signingKey(root, 'preview', store), payload), given)) return null;
  return JSON.parse(new TextDecoder().decode(Uint8Array.fromBase64(payload, { alphabet: 'base64url' })));
}
