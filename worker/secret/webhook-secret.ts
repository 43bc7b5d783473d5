// What outgoing webhooks are signed with (Standard Webhooks 1.0): `whsec_` and base64 of 32 random bytes.
import { utf8 } from './encoding.ts';

const PREFIX = 'whsec_';
const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** A new secret, as its holder is shown it once. */
export const newWebhookSecret = (): string => PREFIX + crypto.getRandomValues(new Uint8Array(32)).toBase64();

/** The `webhook-signature` header: one `v1,…` per secret, so that a receiver may know either of two. `at` in Unix
 * seconds. */
export async function webhookSignatures(
  secrets: readonly string[],
  id: string,
  at: number,
  body: string,
): Promise<string> {
  const signed = utf8(`${id}.${at}.${body}`);
  const signatures = secrets.map(async (secret) => {
    const raw = Uint8Array.fromBase64(secret.slice(PREFIX.length));
    const key = await crypto.subtle.importKey('raw', raw, HMAC, false, ['sign']);
    return `v1,${new Uint8Array(await crypto.subtle.sign('HMAC', key, signed)).toBase64()}`;
  });
  return (await Promise.all(signatures)).join(' ');
}
