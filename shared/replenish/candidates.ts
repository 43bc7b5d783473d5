// Candidates: pairs as they were on days of the past, and what came after; from them the store learns what signals and
// probabilities are worth.
import type { Tempo } from '../schema/profile.ts';
import { DAY_MS, dayOf } from '../segment/decay.ts';
import { indexFrom } from './index-from.ts';
import { pairState } from './pair.ts';
import type { Purchases } from './purchases.ts';
import type { PairState } from './renewal.ts';
import { HORIZON_DAYS } from './signals.ts';
import { lnGapSums } from './sums.ts';
import { purchaseDays, tempoHistory } from './tempo.ts';
import { thinnedSample } from './thinned-sample.ts';

/** A pair on a day of the past (`cutAt`, ms), and whether it was bought again within the horizon. `look` numbers the
 * person and day; `later`: what the pair has added to its product's sums since, which nobody knew then. */
export type Candidate = {
  readonly product: string;
  readonly look: number;
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
const MAX_CANDIDATES = 40_000;
const PAIR_DAYS = 365;
const CUSTOMER_DAYS = 180;

/** An empty sample of the eight horizons before `now` (ms), evenly thinned. */
export function candidateSample(now: number): CandidateSample {
  const sample = thinnedSample<Candidate>(MAX_CANDIDATES);
  let look = 0;
  const cutDays = Array.from({ length: CUTS }, (_, i) => dayOf(now) - (i + 1) * HORIZON_DAYS);
  return {
    items: sample.items,
    add: (bought) => {
      if (!bought.some(({ days }) => days.length >= MIN_BUYS)) return;
      const days = purchaseDays(bought);
      const tempoBefore = tempoHistory(bought);
      for (const cutDay of cutDays) {
        const knownDays = days.slice(0, indexFrom(days, cutDay));
        const tempo = tempoBefore(cutDay);
        if (tempo === null || tempo.lastAt < (cutDay - CUSTOMER_DAYS) * DAY_MS) continue;
        const own = { look: look++, tempo };
        for (const purchases of bought) {
          if (isCandidate(purchases, cutDay)) {
            sample.offer(() => ({ ...candidateAt(cutDay, purchases, knownDays), ...own }));
          }
        }
      }
    },
  };
}

function isCandidate({ days }: Purchases, cutDay: number): boolean {
  const buys = indexFrom(days, cutDay);
  return buys >= MIN_BUYS && (days[buys - 1] ?? 0) >= cutDay - PAIR_DAYS;
}

/** What was bought before `cutDay` is known, what from it on is not. */
function candidateAt(
  cutDay: number,
  { product, days, quantities }: Purchases,
  knownDays: readonly number[],
): Omit<Candidate, 'tempo' | 'look'> {
  const buys = indexFrom(days, cutDay);
  return {
    ...{ product, cutAt: cutDay * DAY_MS },
    state: pairState({ days: days.slice(0, buys), quantities: quantities.slice(0, buys) }, knownDays),
    later: { gaps: days.length - buys, sumLnGap: lnGapSums(days.slice(buys - 1)).sum },
    again: (days[buys] ?? Number.POSITIVE_INFINITY) < cutDay + HORIZON_DAYS,
  };
}
