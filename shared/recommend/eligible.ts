// Which products may be shown at all, whatever a strategy, a pin or a fallback says.
import type { Card } from '../schema/catalog.ts';
import type { ProductFilter } from '../schema/merchandising.ts';
import type { Page } from '../schema/page.ts';
import { matchesProduct } from './product-filter.ts';

/** True when stock is counted and none is left. */
export const isSoldOut = (card: Card): boolean => card.stock !== undefined && card.stock <= 0;

/** The test a product must pass: in stock, not on the page, not in the cart, not just bought (ids), meets none of the
 * `never` filters (sensitive products, the campaign's `exclude`). Answers are kept, so ask again freely. */
export function eligibility(
  page: Page,
  justBought: ReadonlySet<string>,
  never: readonly ProductFilter[],
  currencyDigits: number,
): (card: Card) => boolean {
  const had = new Set([...justBought, ...(page.cart?.items ?? []).map((item) => item.product)]);
  if (page.product !== undefined) had.add(page.product.id);
  const known = new Map<string, boolean>();
  return (card) => {
    let answer = known.get(card.id);
    if (answer === undefined) {
      const barred = never.some((filter) => matchesProduct(filter, card, currencyDigits));
      answer = !isSoldOut(card) && !had.has(card.id) && !barred;
      known.set(card.id, answer);
    }
    return answer;
  };
}
