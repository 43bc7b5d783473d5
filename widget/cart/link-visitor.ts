// What an order carries of a visitor: the hash of the id, never the id.
import type { ShopCart } from './contract.ts';

let linked: string | undefined;

/** Puts the SHA-256 of the visitor id into the cart, once a document; without an id, takes it away. Rejects on plain http. */
export async function link(cart: ShopCart | undefined, visitor: string | undefined): Promise<void> {
  if (visitor && visitor === linked) return;
  linked = visitor;
  await cart?.link(visitor && (await sha256Hex(visitor)));
}

async function sha256Hex(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
