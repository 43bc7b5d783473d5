// Who is signed in, in the shop's own word: hex HMAC-SHA256(identity secret, `id:at`), `at` in Unix seconds.
import type { SignedCustomer } from '../../shared/schema/page.ts';
import type { SealedSecret } from '../read/records.ts';
import { utf8 } from './encoding.ts';
import { unseal } from './seal.ts';

const DAY = 86_400_000;
/** How far the shop's clock may run ahead of ours. */
const AHEAD = 300_000;

/** An identity secret ready to verify; `until` (ms) ends the older of two. */
export type IdentityKey = { readonly key: CryptoKey; readonly until?: number };

/** A new identity secret: 64 hex digits, used as text so that a shop template can. */
export const newIdentitySecret = (): string => crypto.getRandomValues(new Uint8Array(32)).toHex();

/** The identity secrets of a store as keys. */
export function identityKeys(
  root: string,
  store: string,
  secrets: readonly SealedSecret[],
): Promise<IdentityKey[]> {
  return Promise.all(
    secrets.map(async ({ sealed, until }) => {
      const raw = utf8(await unseal(root, store, sealed));
      const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, [
        'verify',
      ]);
      return until === undefined ? { key } : { key, until };
    }),
  );
}

/** Whether one of the secrets valid now made this signature, at most a day ago. */
export async function customerSigned(
  keys: readonly IdentityKey[],
  customer: SignedCustomer,
  now: number,
): Promise<boolean> {
  const at = customer.at * 1000;
  if (at > now + AHEAD || at <= now - DAY) return false;
  if (customer.id === '' || !/^[0-9a-f]{64}$/i.test(customer.signature)) return false;
  const signature = Uint8Array.fromHex(customer.signature);
  const message = utf8(`${customer.id}:${customer.at}`);
  for (const { key, until } of keys) {
    if (until !== undefined && until <= now) continue;
    if (await crypto.subtle.verify('HMAC', key, signature, message)) return true;
  }
  return false;
}
