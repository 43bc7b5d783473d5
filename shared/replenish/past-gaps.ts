// Past gaps: what was known of a pair when it was bought, and after how many days it was bought again; from them the
// store learns its due dates.
import type { Tempo } from '../schema/profile.ts';
import { dayOf } from '../segment/decay.ts';
import { MIN_BUYS } from './candidates.ts';
import { indexFrom } from './index-from.ts';
import { pairState } from './pair.ts';
import type { Purchases } from './purchases.ts';
import type { PairState } from './renewal.ts';
import { lnGapSums } from './sums.ts';
import { tempoHistory } from './tempo.ts';
import { thinnedSample } from './thinned-sample.ts';

/** `later`: what the pair has added to its product's sums since, this gap with it. */
export type PastGap = {
  readonly product: string;
  readonly state: PairState;
  readonly tempo: Tempo;
  readonly later: { readonly gaps: number; readonly sumLnGap: number };
  readonly gapDays: number;
};

export type PastGapSample = {
  /** Takes all that one person bought. */
  readonly add: (bought: readonly Purchases[]) => void;
  readonly items: readonly PastGap[];
};

const MAX_GAPS = 10_000;
/** Days before now within which gaps ended that still tell of how things are. */
const RECENT_DAYS = 365;

/** An empty sample of the gaps that ended in the year before `now` (ms), evenly thinned. */
export function pastGapSample(now: number): PastGapSample {
  const sample = thinnedSample<PastGap>(MAX_GAPS);
  const today = dayOf(now);
  return {
    items: sample.items,
    add: (bought) => {
      if (!bought.some(({ days }) => days.length > MIN_BUYS)) return;
      const tempoBefore = tempoHistory(bought);
      for (const purchases of bought) {
        const { days } = purchases;
        const end = indexFrom(days, today);
        for (let i = Math.max(MIN_BUYS, indexFrom(days, today - RECENT_DAYS)); i < end; i++) {
          const tempo = tempoBefore((days[i - 1] ?? 0) + 1);
          if (tempo !== null) sample.offer(() => ({ ...gapAt(i, purchases), tempo }));
        }
      }
    },
  };
}

/** The gap that ended with purchase `i` (from 0). */
function gapAt(i: number, { product, days, quantities }: Purchases): Omit<PastGap, 'tempo'> {
  return {
    product,
    state: pairState({ days: days.slice(0, i), quantities: quantities.slice(0, i) }, []),
    later: { gaps: days.length - i, sumLnGap: lnGapSums(days.slice(i - 1)).sum },
    gapDays: (days[i] ?? 0) - (days[i - 1] ?? 0),
  };
}
