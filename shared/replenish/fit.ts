// The replenishment model of a store, learnt in one pass over its people, one at a time: memory is bounded by products,
// not by people. Add each person, then ask for the result.
import type { ReplenishModel } from '../schema/catalog.ts';
import type { HistoryLine } from '../segment/profile.ts';
import { thresholdsOf } from './calibration.ts';
import { type Candidate, candidateSample } from './candidates.ts';
import { dueFeatures, dueWeights } from './due-date.ts';
import { nextNeed } from './need.ts';
import { type PastGap, pastGapSample } from './past-gaps.ts';
import { purchasesOf } from './purchases.ts';
import { type BareModel, type Rhythm, renewalOf } from './renewal.ts';
import { HORIZON_DAYS, signalsOf } from './signals.ts';
import { stackOf } from './stack.ts';
import {
  addPair,
  addPerson,
  emptySums,
  type ProductSums,
  repeatShares,
  type StoreSums,
  variances,
} from './sums.ts';
import { purchaseDays } from './tempo.ts';

export type ReplenishFit = {
  /** Takes one person's lines; each person once. */
  readonly add: (person: { readonly lines: readonly HistoryLine[] }) => void;
  /** The model, and the rhythm of each product bought at least once. */
  readonly result: () => { model: ReplenishModel; products: Map<string, Rhythm> };
};

/** Pseudo-observations of the store that a product's own are mixed with. */
const PSEUDO = 5;

/** An empty fit as of `now` (ms): weights and thresholds are learnt on the weeks before it. */
export function replenishFit(now: number): ReplenishFit {
  const store = emptySums();
  const products = new Map<string, ProductSums>();
  const past = { candidates: candidateSample(now), gaps: pastGapSample(now) };
  return {
    add: ({ lines }) => {
      const bought = purchasesOf(lines);
      for (const purchases of bought) addPair(store, products, purchases);
      addPerson(store, purchaseDays(bought));
      past.candidates.add(bought);
      past.gaps.add(bought);
    },
    result: () => fitted(store, products, past.candidates.items, past.gaps.items),
  };
}

function fitted(
  store: StoreSums,
  products: ReadonlyMap<string, ProductSums>,
  candidates: readonly Candidate[],
  gaps: readonly PastGap[],
) {
  const bare = bareModel(store);
  const rhythms = new Map<string, Rhythm>();
  for (const [product, sums] of products) rhythms.set(product, rhythmOf(sums, bare));
  const observations = candidates.map((candidate) => observed(candidate, products, bare));
  const model = {
    ...bare,
    ...(candidates.length > 0 && { stack: stackOf(observations) }),
    ...(gaps.length > 0 && { due: dueWeights(gaps.map((gap) => gapObserved(gap, products, bare))) }),
  };
  const scored = candidates.map(({ product, state, tempo, cutAt, again }) => ({
    probability: nextNeed(state, rhythms.get(product), model, cutAt, tempo).probability(HORIZON_DAYS),
    again,
  }));
  return { model: { ...model, thresholds: thresholdsOf(scored) }, products: rhythms };
}

function bareModel(store: StoreSums): BareModel {
  return {
    ...variances(store),
    lnGap: (store.sumLnGap + PSEUDO * PRIOR_LN_GAP) / (store.gaps + PSEUDO),
    repeatShare: (store.repeatBuyers + PSEUDO * PRIOR_REPEAT) / (store.buyers + PSEUDO),
    repeat: repeatShares(store, PRIOR_REPEAT),
    lnOrderGap: (store.sumLnOrderGap + PSEUDO * PRIOR_LN_GAP) / (store.orderGaps + PSEUDO),
  };
}

function rhythmOf(sums: ProductSums, { lnGap, repeatShare }: BareModel): Rhythm {
  return {
    lnGap: (sums.sumLnGap + PSEUDO * lnGap) / (sums.gaps + PSEUDO),
    repeatShare: (sums.repeatBuyers + PSEUDO * repeatShare) / (sums.buyers + PSEUDO),
  };
}

/** A candidate as it looked on its day. */
function observed(candidate: Candidate, products: ReadonlyMap<string, ProductSums>, bare: BareModel) {
  const { state, tempo, cutAt, again } = candidate;
  const rhythm = earlierRhythm(candidate, products, bare);
  const renewal = renewalOf(state, rhythm, bare, tempo);
  return { features: signalsOf(state, tempo, rhythm, bare, renewal, cutAt), happened: again };
}

/** A gap as it looked when it began. */
function gapObserved(gap: PastGap, products: ReadonlyMap<string, ProductSums>, bare: BareModel) {
  const renewal = renewalOf(gap.state, earlierRhythm(gap, products, bare), bare, gap.tempo);
  return { features: dueFeatures(gap.state, renewal, bare), mu: renewal.mu, gapDays: gap.gapDays };
}

/** The rhythm of a product without what the pair itself did later. */
function earlierRhythm(
  { product, later }: Pick<Candidate, 'product' | 'later'>,
  products: ReadonlyMap<string, ProductSums>,
  bare: BareModel,
): Rhythm {
  const all = products.get(product) ?? { buyers: 0, repeatBuyers: 0, gaps: 0, sumLnGap: 0 };
  return rhythmOf({ ...all, gaps: all.gaps - later.gaps, sumLnGap: all.sumLnGap - later.sumLnGap }, bare);
}

/** Before a store has data: a month between purchases, one buyer in ten comes back for the same product. */
const PRIOR_LN_GAP = Math.log(30);
const PRIOR_REPEAT = 0.1;
