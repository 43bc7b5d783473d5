// Cart now: the lines of a saved cart as the cart is at this moment, whatever it was when they were decided.
import type { Cart } from '../../shared/schema/page.ts';
import type { Product } from './contract.ts';

/**
 * The lines that are still in the cart, with its quantities and prices, and how many pieces of it have no line: what
 * came in since, or what nobody names here. Where nobody tells of the cart the lines stand as they are.
 */
export function cartNow(
  lines: readonly Product[],
  cart: Cart | undefined,
): { readonly lines: readonly Product[]; readonly others: number } {
  if (!cart) return { lines, others: 0 };
  const rest = [...cart.items];
  const now = lines.flatMap((line) => {
    const at = rest.findIndex(
      // One source of carts knows variants, another does not.
      ({ product, variant = line.variant }) => product === line.id && variant === (line.variant ?? variant),
    );
    return rest
      .splice(at, at < 0 ? 0 : 1)
      .filter(({ quantity }) => quantity > 0)
      .map(({ quantity, priceMinor = line.priceMinor }) => ({
        ...line,
        quantity,
        ...(priceMinor !== undefined && { priceMinor }),
      }));
  });
  return { lines: now, others: rest.reduce((sum, { quantity }) => sum + quantity, 0) };
}
