// The link of a double opt-in: `{store}.{lead}.{expiry}.{mac}`. It names no address: the lead's id is a MAC itself.
import { signingKey } from './derive.ts';
import { base64url, fromBase64url } from './encoding.ts';
import { MAC_BYTES, mac, sameBytes } from './mac.ts';

const HOUR = 3_600_000;
/** Mails wait in inboxes over a holiday. */
const VALID_HOURS = 14 * 24;

const SHAPE = /^(([a-z0-9-]{1,64})\.([0-9a-f]{32})\.([0-9a-z]{1,7}))\.([\w-]{22})$/;

/** The id under which the lead of a mailbox is confirmed: the same again, and to be guessed by nobody. */
export async function confirmationId(
  root: string,
  store: string,
  campaign: string,
  mailbox: string,
): Promise<string> {
  return (await mac(await signingKey(root, 'confirm', store), `${campaign}\n${mailbox}`)).toHex();
}

/** The token of a link that holds for two weeks. */
export async function makeConfirmToken(
  root: string,
  store: string,
  id: string,
  now: number,
): Promise<string> {
  const head = `${store}.${id}.${(Math.floor(now / HOUR) + VALID_HOURS).toString(36)}`;
  return `${head}.${base64url(await mac(await signingKey(root, 'confirm', store), head))}`;
}

/** The store and lead behind a token, or null when it is forged or too old. */
export async function readConfirmToken(
  root: string,
  token: string,
  now: number,
): Promise<{ readonly store: string; readonly id: string } | null> {
  const [, head, store, id, expiry, tail] = SHAPE.exec(token) ?? [];
  const given = tail === undefined ? null : fromBase64url(tail, MAC_BYTES);
  if (!given || head === undefined || store === undefined || id === undefined || expiry === undefined)
    return null;
  if (!sameBytes(await mac(await signingKey(root, 'confirm', store), head), given)) return null;
  return parseInt(expiry, 36) * HOUR > now ? { store, id } : null;
}
