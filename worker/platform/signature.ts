// Signatures of webhooks: base64 of HMAC-SHA-256 over the raw bytes, the same at Shopify and WooCommerce.
import type { SealedSecret } from '../read/records.ts';
import { utf8 } from '../secret/encoding.ts';
import { unseal } from '../secret/seal.ts';

const HMAC = { name: 'HMAC', hash: 'SHA-256' };
const SIGNATURE_BYTES = 32;

/** Whether one of the secrets valid now signed these bytes. */
export async function webhookSigned(
  root: string,
  store: string,
  secrets: readonly SealedSecret[],
  bytes: Uint8Array,
  signature: string,
  now: number,
): Promise<boolean> {
  const mac = macOf(signature);
  if (!mac) return false;
  for (const { sealed, until } of secrets) {
    if (until !== undefined && until <= now) continue;
    const raw = utf8(await unseal(root, store, sealed));
    const key = await crypto.subtle.importKey('raw', raw, HMAC, false, ['verify']);
    if (await crypto.subtle.verify('HMAC', key, mac, bytes)) return true;
  }
  return false;
}

function macOf(signature: string): Uint8Array | null {
  try {
    const mac = Uint8Array.fromBase64(signature.trim());
    return mac.length === SIGNATURE_BYTES ? mac : null;
  } catch {
    return null;
  }
}
