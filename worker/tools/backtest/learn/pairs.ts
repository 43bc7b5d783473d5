// What a store's fit learns of pairs of person and product, for all products that were bought.
import { cardOf as cardIn } from '../../../../shared/recommend/catalog-index.ts';
import { replenishFit } from '../../../../shared/replenish/fit.ts';
import type { Rhythm } from '../../../../shared/replenish/renewal.ts';
import type { Catalog, ReplenishModel } from '../../../../shared/schema/catalog.ts';
import { cardOf } from '../../../store/catalog-cards.ts';
import { fitPass } from '../../../store/fit-pass.ts';
import type { Shop } from '../order-book.ts';
import { bestSellers } from './best-sellers.ts';
import { knownPeople } from './known-people.ts';

/** `catalog` has a card for every product, best sellers or not, and nothing but the model of replenishment; `published`
 * has those only that a store has room for. */
export type PairsLearnt = {
  readonly model: ReplenishModel;
  readonly rhythms: ReadonlyMap<string, Rhythm>;
  readonly catalog: Catalog;
  readonly published: Catalog;
};

/** Learns from everything a shop holds, as of `at` (ms). */
export function learnPairs(past: Shop, at: number): PairsLearnt {
  const fit = replenishFit(at);
  for (const person of knownPeople(past)) fit.add({ lines: past.linesOf(person) });
  const { model, products: rhythms } = fit.result();
  const products = [...rhythms].map(([id, rhythm]) => cardOf({ id }, { id, related: [], ...rhythm }));
  const untaught = fitPass([], at).result().model;
  const catalog: Catalog = {
    ...{ builtAt: at, products, related: [], flags: { emptyPools: [], spentBudgets: [] } },
    model: { ...untaught, replenish: model },
  };
  const leading = bestSellers(past, at).flatMap(({ id }) => cardIn(catalog, id) ?? []);
  return { model, rhythms, catalog, published: { ...catalog, products: leading } };
}
