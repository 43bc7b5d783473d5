// The replenishment model of a store, learnt in one pass over its people, one at a time: memory is bounded by products,
// not by people. Add each person, then ask for the result.
import type { ReplenishModel } from '../schema/catalog.ts';
import type { HistoryLine } from '../segment/profile.ts';
import { type Calibration, calibration } from './calibration.ts';
import type { Rhythm } from './need.ts';
import { purchasesOf } from './purchases.ts';
import { addPair, emptySums, type ProductSums, repeatShares, type StoreSums, variances } from './sums.ts';

export type ReplenishFit = {
  /** Takes one person's lines; each person once. */
  readonly add: (person: { readonly lines: readonly HistoryLine[] }) => void;
  /** The model, and the rhythm of each product bought at least once. */
  readonly result: () => { model: ReplenishModel; products: Map<string, Rhythm> };
};

/** Pseudo-observations of the store that a product's own are mixed with. */
const PSEUDO = 5;

/** An empty fit as of `now` (ms): thresholds are calibrated on the weeks before it. */
export function replenishFit(now: number): ReplenishFit {
  const store = emptySums();
  const products = new Map<string, ProductSums>();
  const past = calibration(now);
  return {
    add: ({ lines }) => {
      const bought = purchasesOf(lines);
      for (const purchases of bought) addPair(store, products, purchases);
      past.add(bought);
    },
    result: () => fitted(store, products, past),
  };
}

function fitted(store: StoreSums, products: ReadonlyMap<string, ProductSums>, past: Calibration) {
  const { sigma2, kappa } = variances(store);
  const lnGap = (store.sumLnGap + PSEUDO * PRIOR_LN_GAP) / (store.gaps + PSEUDO);
  const repeatShare = (store.repeatBuyers + PSEUDO * PRIOR_REPEAT) / (store.buyers + PSEUDO);
  const rhythms = new Map<string, Rhythm>();
  for (const [product, sums] of products) {
    rhythms.set(product, {
      lnGap: (sums.sumLnGap + PSEUDO * lnGap) / (sums.gaps + PSEUDO),
      repeatShare: (sums.repeatBuyers + PSEUDO * repeatShare) / (sums.buyers + PSEUDO),
    });
  }
  const bare = { sigma2, kappa, lnGap, repeatShare, repeat: repeatShares(store, PRIOR_REPEAT) };
  const model: ReplenishModel = { ...bare, thresholds: past.thresholds(bare, rhythms) };
  return { model, products: rhythms };
}

/** Before a store has data: a month between purchases, one buyer in ten comes back for the same product. */
const PRIOR_LN_GAP = Math.log(30);
const PRIOR_REPEAT = 0.1;
