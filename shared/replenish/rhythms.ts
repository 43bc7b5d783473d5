// Rhythms: how often products are bought again. A product with few gaps leans on its category, a category on the store.
import type { Purchases } from './purchases.ts';
import type { BareModel, Rhythm } from './renewal.ts';
import { noSums, type ProductSums } from './sums.ts';

/** Pseudo-observations of what stands behind that a group's own are mixed with. */
export const PSEUDO = 5;

type Behind = Pick<Rhythm, 'lnGap' | 'repeatShare'>;

export class RhythmSums {
  readonly #products = new Map<string, { sums: ProductSums; category: string | undefined }>();
  readonly #categories = new Map<string, ProductSums>();

  /** The sums that a pair counts in: its product's, and its category's if it has one. */
  groupsOf({ product, category }: Purchases): ProductSums[] {
    let own = this.#products.get(product);
    if (own === undefined) {
      own = { sums: noSums(), category };
      this.#products.set(product, own);
    }
    // Of several categories the greater text wins, so that the order of people does not matter.
    if (category !== undefined && category > (own.category ?? '')) own.category = category;
    if (category === undefined) return [own.sums];
    let shared = this.#categories.get(category);
    if (shared === undefined) {
      shared = noSums();
      this.#categories.set(category, shared);
    }
    return [own.sums, shared];
  }

  /** The rhythm of each product bought at least once. */
  rhythms(store: BareModel): Map<string, Rhythm> {
    return new Map([...this.#products.keys()].map((product) => [product, this.rhythm(product, store)]));
  }

  /** The rhythm of a product without gaps that nobody knew of yet. */
  rhythm(product: string, store: BareModel, unknown?: { gaps: number; sumLnGap: number }): Rhythm {
    const { sums, category } = this.#products.get(product) ?? { sums: noSums(), category: undefined };
    const shared = category === undefined ? undefined : this.#categories.get(category);
    const behind = shared === undefined ? store : mixed(less(shared, unknown), store);
    const own = less(sums, unknown);
    return { ...mixed(own, behind), basis: basisOf(own, shared) };
  }
}

/** Whose observations weigh most in a product's rhythm. */
function basisOf(own: ProductSums, shared: ProductSums | undefined): NonNullable<Rhythm['basis']> {
  if (own.gaps >= PSEUDO) return 'product';
  return shared !== undefined && shared.gaps >= PSEUDO ? 'category' : 'store';
}

const mixed = (sums: ProductSums, behind: Behind): Behind => ({
  lnGap: (sums.sumLnGap + PSEUDO * behind.lnGap) / (sums.gaps + PSEUDO),
  repeatShare: (sums.repeatBuyers + PSEUDO * behind.repeatShare) / (sums.buyers + PSEUDO),
});

const less = (sums: ProductSums, unknown = { gaps: 0, sumLnGap: 0 }): ProductSums => ({
  ...sums,
  gaps: sums.gaps - unknown.gaps,
  sumLnGap: sums.sumLnGap - unknown.sumLnGap,
});
