// Candidates: pairs as they were on days of the past, and what came after. A bounded, evenly thinned sample, from which
// the store learns what signals and probabilities are worth.
import type { Tempo } from '../schema/profile.ts';
import { DAY_MS, dayOf } from '../segment/decay.ts';
import { pairState } from './pair.ts';
import type { Purchases } from './purchases.ts';
import type { PairState } from './renewal.ts';
import { HORIZON_DAYS } from './signals.ts';
import { lnGapSums } from './sums.ts';
import { purchaseDays, tempoOf } from './tempo.ts';

/** A pair on a day of the past (`cutAt`, ms), and whether it was bought again within the horizon. `later`: what it has
 * added to its product's sums since, which nobody knew then. */
export type Candidate = {
  readonly product: string;
  readonly cutAt: number;
  readonly state: PairState;
  readonly tempo: Tempo;
  readonly later: { readonly gaps: number; readonly sumLnGap: number };
  readonly again: boolean;
};

export type CandidateSample = {
  /** Takes all that one person bought. */
  readonly add: (bought: readonly Purchases[]) => void;
  readonly items: readonly Candidate[];
};

/** Fewest purchases of a product before it is nudged for. */
export const MIN_BUYS = 2;

const CUTS = 8;
const MAX_CANDIDATES = 20_000;
const PAIR_DAYS = 365;
const CUSTOMER_DAYS = 180;

/** An empty sample of the eight horizons before `now` (ms). */
export function candidateSample(now: number): CandidateSample {
  const items: Candidate[] = [];
  let stride = 1;
  let seen = 0;
  const isTaken = () => {
    seen += 1;
    return seen % stride === 0;
  };
  return {
    items,
    add: (bought) => {
      const days = purchaseDays(bought);
      for (let cut = 1; cut <= CUTS; cut++) {
        for (const candidate of candidatesAt(dayOf(now) - cut * HORIZON_DAYS, bought, days, isTaken)) {
          items.push(candidate);
          if (items.length < MAX_CANDIDATES) continue;
          for (let i = 0; i < items.length / 2; i++) items[i] = items[2 * i] ?? candidate;
          items.length = items.length >> 1;
          stride *= 2;
        }
      }
    },
  };
}

/** What was bought before `cutDay` is known, what from it on is not. */
function* candidatesAt(
  cutDay: number,
  bought: readonly Purchases[],
  days: readonly number[],
  isTaken: () => boolean,
): Generator<Candidate> {
  const knownDays = days.slice(0, firstFrom(days, cutDay));
  if ((knownDays.at(-1) ?? 0) < cutDay - CUSTOMER_DAYS) return;
  let tempo: Tempo | null = null;
  for (const { product, days, quantities } of bought) {
    const buys = firstFrom(days, cutDay);
    if (buys < MIN_BUYS || (days[buys - 1] ?? 0) < cutDay - PAIR_DAYS || !isTaken()) continue;
    tempo ??= tempoOf(bought.map((other) => ({ days: other.days.slice(0, firstFrom(other.days, cutDay)) })));
    if (tempo === null) return;
    yield {
      ...{ product, cutAt: cutDay * DAY_MS, tempo },
      state: pairState({ days: days.slice(0, buys), quantities: quantities.slice(0, buys) }, knownDays),
      later: { gaps: days.length - buys, sumLnGap: lnGapSums(days.slice(buys - 1)).sum },
      again: (days[buys] ?? Number.POSITIVE_INFINITY) < cutDay + HORIZON_DAYS,
    };
  }
}

/** Index of the first of ascending days that is not before `day`. */
function firstFrom(days: readonly number[], day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
