// Signatures as a shop's own template makes them, independently of the Worker's code.

/** hex HMAC-SHA256(secret, `id:at`), `at` in Unix seconds. */
export async function signedCustomer(secret: string, id: string, at: number) {
  const bytes = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, bytes.encode(`${id}:${at}`));
  return { id, at, signature: new Uint8Array(mac).toHex() };
}

/** The hash under which a browser's profile and orders are kept. */
export async function hashOf(visitor: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(visitor));
  return new Uint8Array(digest).toHex();
}
