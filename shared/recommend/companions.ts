// Companions of several products at once, by the published weights.
import type { Catalog } from '../schema/catalog.ts';
import { type Companion, weightAt } from './companion-row.ts';
import type { Scored } from './merchandise.ts';

/** The related products of a product, strongest first; without weights the k-th weighs 1/(k + 1). */
export function relatedOf(catalog: Catalog, index: number): Companion[] {
  const weights = catalog.weights?.[index];
  return (catalog.related[index] ?? []).map((companion, k) => ({
    index: companion,
    weight: weights === undefined ? 1 / (k + 2) : weightAt(weights, k),
  }));
}

/** Products whose strongest companions say what a strong one weighs in this store. */
const SAMPLE = 20;

/** The mean weight of the strongest companion of the best sellers; 1 where nothing is known. */
export function usualWeight(catalog: Catalog): number {
  const strongest = catalog.products
    .slice(0, SAMPLE)
    .flatMap((_, index) => relatedOf(catalog, index).slice(0, 1))
    .map(({ weight }) => weight);
  return strongest.length === 0 ? 1 : strongest.reduce((a, b) => a + b, 0) / strongest.length;
}

/** Scores of companions, summed over all products they are companions of. */
export class Tally {
  readonly #scores = new Map<number, number>();

  /** Adds companions, their weights times `factor`. */
  add(companions: readonly Companion[], factor = 1): void {
    for (const { index, weight } of companions) {
      this.#scores.set(index, (this.#scores.get(index) ?? 0) + factor * weight);
    }
  }

  /** Best first, without these products; of equal scores the better seller first. */
  ranked(catalog: Catalog, without: Iterable<number>): Scored[] {
    for (const index of without) this.#scores.delete(index);
    return [...this.#scores]
      .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b)
      .flatMap(([index, score]) => {
        const card = catalog.products[index];
        return card === undefined || score <= 0 ? [] : [{ card, score }];
      });
  }
}
