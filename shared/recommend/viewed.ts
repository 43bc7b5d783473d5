// Viewed: the products a browser looked at, the last one first. Only the browser keeps them, with consent, and only for a
// store that recommends by them.
import type { Catalog } from '../schema/catalog.ts';
import type { ProductFilter } from '../schema/merchandising.ts';
import { MAX_VIEWED, type Page } from '../schema/page.ts';
import { cardOf } from './catalog-index.ts';
import type { Scored } from './merchandise.ts';
import { matchesProduct } from './product-filter.ts';

/** What the browser should know from this page on: ids, at most 20, the page's own product first; `before` itself where
 * that is the same. No product is added that the catalogue does not have, for nobody could show it, or that is sensitive. */
export function viewedFrom(
  { product }: Page,
  before: readonly string[],
  catalog: Catalog | null,
  sensitive: readonly ProductFilter[],
  currencyDigits: number,
): readonly string[] {
  const card = product && catalog ? cardOf(catalog, product.id) : undefined;
  if (!card || sensitive.some((filter) => matchesProduct(filter, card, currencyDigits))) return before;
  const viewed = [...new Set([card.id, ...before])].slice(0, MAX_VIEWED);
  return viewed.length === before.length && viewed[0] === before[0] ? before : viewed;
}

/** Candidates of `recently-viewed`: the k-th last seen scores 1/k, so that boosts and buries can change their order. */
export const viewedCandidates = (viewed: readonly string[], catalog: Catalog): Scored[] =>
  [...new Set(viewed)].flatMap((product, i) => {
    const card = cardOf(catalog, product);
    return card ? [{ card, score: 1 / (i + 1) }] : [];
  });
