// Where a product stands in a catalogue, by its id.
import type { Card, Catalog } from '../schema/catalog.ts';

const indexes = new WeakMap<Catalog, ReadonlyMap<string, number>>();

/** Position in `catalog.products` by product id; built once for each catalogue and kept as long as it is. */
export function catalogIndex(catalog: Catalog): ReadonlyMap<string, number> {
  let index = indexes.get(catalog);
  if (index === undefined) {
    index = new Map(catalog.products.map((card, i) => [card.id, i]));
    indexes.set(catalog, index);
  }
  return index;
}

/** The card of a product, if the catalogue has it. */
export const cardOf = (catalog: Catalog, product: string): Card | undefined =>
  catalog.products[catalogIndex(catalog).get(product) ?? -1];
