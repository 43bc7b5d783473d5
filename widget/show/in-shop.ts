// In the shop: what Reprise has done to the visitor's cart.
import type { ShopCart } from '../cart/contract.ts';
import { emit } from './hooks.ts';
import { host } from './now.ts';

/** By the shop's own hook where there is one, else by the cart of its platform. Tells whether it worked; never rejects. */
export async function inShop(
  name: 'add' | 'apply',
  detail: object,
  byCart: (cart: ShopCart) => Promise<boolean>,
): Promise<boolean> {
  if (host.hooks[name]) return emit(host.hooks, name, detail);
  try {
    const cart = await (await import('../cart/index.ts')).shopCart();
    return !!cart && (await byCart(cart));
  } catch {
    return false;
  }
}
