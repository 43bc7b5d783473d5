// The cart of the shop's platform: read and changed by a chunk of its own, only where there may be something in it.
import type { Cart } from '../../shared/schema/page.ts';
import { mayHaveCart } from '../page/may-have-cart.ts';
import { dataLayer } from './data-layer.ts';

/** As it was read last; the shop's own word on it comes first. */
export let platformCart: Cart | undefined;

/** Reads it, and has its order take the hash of the visitor along, or no longer. Rejects when there is no chunk. */
export async function readCart(visitor: string | undefined): Promise<void> {
  platformCart = mayHaveCart(dataLayer())
    ? await (await import('../cart/index.ts')).readCart(visitor)
    : undefined;
}
