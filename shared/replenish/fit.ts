// The replenishment model of a store, learnt in one pass over its people, one at a time: memory is bounded by products,
// not by people. Add each person, then ask for the result.
import { drained } from '../recommend/drained.ts';
import { mapped } from '../recommend/mapped.ts';
import type { ReplenishModel } from '../schema/catalog.ts';
import type { HistoryLine } from '../segment/profile.ts';
import { thresholdBites } from './calibration.ts';
import { type Candidate, candidateSample } from './candidates.ts';
import { dueFeatures, dueWeightBites } from './due-date.ts';
import { isJustBought } from './just-bought.ts';
import { type NeedModel, nextNeed } from './need.ts';
import { type PastGap, pastGapSample } from './past-gaps.ts';
import { purchasesOf } from './purchases.ts';
import { type BareModel, type Rhythm, renewalOf } from './renewal.ts';
import { PSEUDO, RhythmSums } from './rhythms.ts';
import { HORIZON_DAYS, signalsOf } from './signals.ts';
import { stackBites } from './stack.ts';
import { addPair, addPerson, emptySums, repeatShares, type StoreSums, variances } from './sums.ts';
import { purchaseDays } from './tempo.ts';

export type ReplenishFit = {
  /** Takes one person's lines; each person once. */
  readonly add: (person: { readonly lines: readonly HistoryLine[] }) => void;
  /** The model, and the rhythm of each product bought at least once. */
  readonly result: () => FittedRhythms;
  /** The same; yields between bites of work. */
  readonly bites: () => Generator<undefined, FittedRhythms>;
};

type FittedRhythms = { readonly model: ReplenishModel; readonly products: Map<string, Rhythm> };

/** An empty fit as of `now` (ms): weights and thresholds are learnt on the weeks before it. */
export function replenishFit(now: number): ReplenishFit {
  const store = emptySums();
  const products = new RhythmSums();
  const candidates = candidateSample(now);
  const gaps = pastGapSample(now);
  const bites = () => fitted(store, products, candidates.items, gaps.items);
  return {
    add: ({ lines }) => {
      const bought = purchasesOf(lines);
      for (const purchases of bought) addPair(store, products.groupsOf(purchases), purchases);
      addPerson(store, purchaseDays(bought));
      candidates.add(bought);
      gaps.add(bought);
    },
    bites,
    result: () => drained(bites()),
  };
}

/** Candidates between two pauses. */
const BITE = 8000;

function* fitted(
  store: StoreSums,
  products: RhythmSums,
  candidates: readonly Candidate[],
  gaps: readonly PastGap[],
): Generator<undefined, FittedRhythms> {
  const bare = bareModel(store);
  const rhythms = products.rhythms(bare);
  yield;
  const observations = yield* mapped(candidates, BITE, (candidate) => observed(candidate, products, bare));
  yield;
  const stack = candidates.length > 0 && { stack: yield* stackBites(observations) };
  yield;
  const begun = yield* mapped(gaps, BITE, (gap) => gapObserved(gap, products, bare));
  const due = gaps.length > 0 && { due: yield* dueWeightBites(begun) };
  yield;
  const model = { ...bare, ...stack, ...due };
  const shown = yield* mapped(candidates, BITE, (candidate) => scored(candidate, products, model));
  yield;
  const thresholds = yield* thresholdBites(shown.flat());
  return { model: { ...model, thresholds }, products: rhythms };
}

/** What would have been said of a candidate on its day; nothing of what had just been bought. */
function scored(
  { product, later, look, state, tempo, cutAt, again }: Candidate,
  products: RhythmSums,
  model: NeedModel,
) {
  const need = nextNeed(state, products.rhythm(product, model, later), model, cutAt, tempo);
  if (isJustBought(state.lastAt, need.dueAt, cutAt)) return [];
  return [{ probability: need.probability(HORIZON_DAYS), again, look }];
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

/** A candidate as it looked on its day: its product's rhythm is that without what the pair itself did later. */
function observed(candidate: Candidate, products: RhythmSums, bare: BareModel) {
  const { product, later, state, tempo, cutAt, again } = candidate;
  const rhythm = products.rhythm(product, bare, later);
  const renewal = renewalOf(state, rhythm, bare, tempo);
  return { features: signalsOf(state, tempo, rhythm, bare, renewal, cutAt), happened: again };
}

/** A gap as it looked when it began. */
function gapObserved(
  { product, later, state, tempo, gapDays }: PastGap,
  products: RhythmSums,
  bare: BareModel,
) {
  const renewal = renewalOf(state, products.rhythm(product, bare, later), bare, tempo);
  return { features: dueFeatures(state, renewal, bare), mu: renewal.mu, gapDays };
}

/** Before a store has data: a month between purchases, one buyer in ten comes back for the same product. */
const PRIOR_LN_GAP = Math.log(30);
const PRIOR_REPEAT = 0.1;
