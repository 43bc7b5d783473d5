// A whole store's fit, and the catalogue it publishes: what decisions would read.
import type { Catalog } from '../../../../shared/schema/catalog.ts';
import { cardOf, companionFields, fitting } from '../../../store/catalog-cards.ts';
import { fitPass } from '../../../store/fit-pass.ts';
import type { Shop } from '../order-book.ts';
import { bestSellers } from './best-sellers.ts';

/** Learns from everything a shop holds, as of `at` (ms). */
export function learnStore(past: Shop, at: number): Catalog {
  const sellers = bestSellers(past, at);
  const pass = fitPass(
    sellers.map(({ id }) => id),
    at,
  );
  for (const person of past.people) pass.add({ person, lines: past.linesOf(person) });
  const fitted = pass.result();
  const rows = new Map(sellers.map((seller) => [seller.id, seller]));
  return fitting({
    ...{ builtAt: at, model: fitted.model, flags: { emptyPools: [], spentBudgets: [] } },
    products: fitted.products.map((product) => cardOf(rows.get(product.id) ?? { id: product.id }, product)),
    ...companionFields(fitted, fitted.products.length),
  });
}
