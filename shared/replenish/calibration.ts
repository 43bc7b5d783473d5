// From which probability a nudge is worth showing: what the model says of the weeks before now, against what was
// bought in them. Keeps a bounded, evenly thinned sample of candidates.
import type { ReplenishModel } from '../schema/catalog.ts';
import { DAY_MS, dayOf } from '../segment/decay.ts';
import { type BareModel, nextNeed, type PairState, type Rhythm } from './need.ts';
import { sumLnGap } from './pair.ts';
import type { Purchases } from './purchases.ts';

export type Thresholds = ReplenishModel['thresholds'];

/** A pair as it was on a day of the past, and whether it was bought again within the horizon. */
type Candidate = {
  readonly product: string;
  readonly cutAt: number;
  readonly state: PairState;
  readonly again: boolean;
};

export type Calibration = {
  readonly add: (bought: readonly Purchases[]) => void;
  readonly thresholds: (model: BareModel, rhythms: ReadonlyMap<string, Rhythm>) => Thresholds;
};

/** Days ahead that a nudge looks. */
export const HORIZON_DAYS = 14;
/** Fewest purchases of a product before it is nudged for. */
export const MIN_BUYS = 2;

/** Share of nudges followed by a purchase within the horizon that each confidence asks for. */
const PRECISION = { cautious: 0.5, balanced: 0.3, eager: 0.15 } as const;
/** Probabilities asked for while a store's past is too thin to tell. */
const UNTRIED: Thresholds = { cautious: 0.4, balanced: 0.2, eager: 0.1 };
const CUTS = 8;
const MAX_CANDIDATES = 20_000;
const FEWEST_NUDGES = 30;
const PAIR_DAYS = 365;
const CUSTOMER_DAYS = 180;

/** An empty calibration over the eight horizons before `now` (ms). */
export function calibration(now: number): Calibration {
  const kept: Candidate[] = [];
  let stride = 1;
  let seen = 0;
  return {
    add: (bought) => {
      for (const candidate of candidatesOf(bought, dayOf(now))) {
        seen += 1;
        if (seen % stride !== 0) continue;
        kept.push(candidate);
        if (kept.length < MAX_CANDIDATES) continue;
        for (let i = 0; i < kept.length / 2; i++) kept[i] = kept[2 * i] ?? candidate;
        kept.length = kept.length >> 1;
        stride *= 2;
      }
    },
    thresholds: (model, rhythms) => thresholdsOf(kept, model, rhythms),
  };
}

function* candidatesOf(bought: readonly Purchases[], today: number): Generator<Candidate> {
  for (let cut = 1; cut <= CUTS; cut++) {
    const cutDay = today - cut * HORIZON_DAYS;
    if (!bought.some(({ days }) => days.some((day) => day <= cutDay && day > cutDay - CUSTOMER_DAYS)))
      continue;
    for (const { product, days } of bought) {
      const next = days.findIndex((day) => day > cutDay);
      const before = next < 0 ? days : days.slice(0, next);
      const last = before.at(-1) ?? 0;
      if (before.length < MIN_BUYS || last <= cutDay - PAIR_DAYS) continue;
      const state = { buys: before.length, sumLnGap: sumLnGap(before), lastAt: last * DAY_MS };
      const again = next >= 0 && (days[next] ?? 0) <= cutDay + HORIZON_DAYS;
      yield { product, cutAt: cutDay * DAY_MS, state, again };
    }
  }
}

function thresholdsOf(
  candidates: readonly Candidate[],
  model: BareModel,
  rhythms: ReadonlyMap<string, Rhythm>,
): Thresholds {
  const scored = candidates.map(({ product, cutAt, state, again }) => ({
    probability: nextNeed(state, rhythms.get(product), model, cutAt).probability(HORIZON_DAYS),
    again,
  }));
  scored.sort((a, b) => b.probability - a.probability);
  const of = (confidence: keyof Thresholds) =>
    lowestWith(scored, PRECISION[confidence]) ?? UNTRIED[confidence];
  const eager = of('eager');
  const balanced = Math.max(eager, of('balanced'));
  return { eager, balanced, cautious: Math.max(balanced, of('cautious')) };
}

/** The lowest probability such that all nudges from it upwards together reached the precision, by one standard
 * error: the lowest of many is a lucky one. */
function lowestWith(
  scored: readonly { probability: number; again: boolean }[],
  precision: number,
): number | null {
  let hits = 0;
  let lowest: number | null = null;
  for (const [i, { probability, again }] of scored.entries()) {
    if (again) hits += 1;
    const surely = hits - Math.sqrt(hits * (1 - precision));
    if (i + 1 >= FEWEST_NUDGES && surely >= precision * (i + 1)) lowest = probability;
  }
  return lowest;
}
