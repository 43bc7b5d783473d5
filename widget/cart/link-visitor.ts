// What an order carries of a visitor: the hash of the id, never the id.
import type { ShopCart } from './contract.ts';

/** The visitor that is in the cart; null while this document has put nobody there. */
let linked: string | undefined | null = null;

/** Puts the SHA-256 of the visitor id into the cart, or takes it away, once a document. On plain http it is not done. */
export async function linkVisitor(cart: ShopCart, visitor: string | undefined): Promise<void> {
  if (visitor === linked) return;
  linked = visitor;
  try {
    await cart.link(visitor && (await sha256Hex(visitor)));
  } catch {}
}

async function sha256Hex(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
