// A small catalogue for tests: twelve products in two categories, each related to the next four.
import { replenishFit } from '../replenish/fit.ts';
import type { Card, Catalog } from '../schema/catalog.ts';
import type { Recommendations } from '../schema/merchandising.ts';
import { fitRetention } from '../segment/retention-fit.ts';
import { rfmBounds } from '../segment/rfm.ts';

export const CARDS: readonly Card[] = Array.from({ length: 12 }, (_, i) => ({
  ...{ id: `p-${i}`, title: `Product ${i}`, url: `/p-${i}`, priceMinor: 500 + 100 * i, stock: 5 },
  ...{ category: i % 2 ? 'odd' : 'even', brand: i < 6 ? 'Aralia' : 'Old', tags: i === 3 ? ['gift'] : [] },
}));

/** The catalogue of these cards, or of `CARDS`. */
export const catalogOf = (products: readonly Card[] = CARDS): Catalog => ({
  ...{ builtAt: 0, products, flags: { emptyPools: [], spentBudgets: [] } },
  related: products.map((_, i) => [1, 2, 3, 4].map((k) => i + k).filter((j) => j < products.length)),
  model: {
    replenish: replenishFit(0).result().model,
    retention: fitRetention([], 0),
    rfm: rfmBounds([]),
  },
});

/** Settings with their defaults filled in. */
export const settingsOf = (given: Partial<Recommendations> = {}): Recommendations => ({
  ...{ strategy: 'related', show: 4, fallback: 'bestsellers', pin: [], boost: [], bury: [], exclude: [] },
  ...given,
});
