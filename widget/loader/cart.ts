// The cart of the shop's platform: read and changed by a chunk of its own, only where there may be something in it.
import type { Cart } from '../../shared/schema/page.ts';
import { mayHaveCart } from '../page/platform.ts';

/** As it was read last; the shop's own word on it comes first. */
export let platformCart: Cart | undefined;

/** Reads it again; rejects when the chunk cannot be fetched. */
export async function readCart(): Promise<void> {
  platformCart = mayHaveCart() ? await (await import('../cart/index.ts')).shopCart()?.read() : undefined;
}

/** Has the order take the hash of the visitor along; without a visitor, nothing any more. */
export function linkCart(visitor?: string): void {
  if (mayHaveCart())
    import('../cart/index.ts').then(({ linkVisitor }) => linkVisitor(visitor)).catch(() => {});
}
