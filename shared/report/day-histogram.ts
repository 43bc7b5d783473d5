// Gaps in days, counted so that any quantile can be asked for in a few hundred bytes: exact up to five months, then
// within 5%.

const EXACT = 150;
const STEPS = 8;
const BINS = 192;

export type DayHistogram = {
  readonly add: (days: number) => void;
  readonly count: () => number;
  /** The gap that `share` of them are at most, in days; 0 of none. */
  readonly quantile: (share: number) => number;
};

/** No gaps yet. */
export function dayHistogram(): DayHistogram {
  const bins = new Uint32Array(BINS);
  let count = 0;
  return {
    add: (days) => {
      const bin = Math.min(BINS - 1, binOf(Math.max(0, days)));
      bins[bin] = (bins[bin] ?? 0) + 1;
      count += 1;
    },
    count: () => count,
    quantile: (share) => {
      let left = Math.max(1, Math.ceil(share * count));
      for (const [bin, inBin] of bins.entries()) {
        left -= inBin;
        if (left <= 0) return daysOf(bin);
      }
      return 0;
    },
  };
}

const binOf = (days: number): number =>
  days <= EXACT ? Math.round(days) : EXACT + Math.round(STEPS * Math.log2(days / EXACT));

const daysOf = (bin: number): number =>
  bin <= EXACT ? bin : Math.round(EXACT * 2 ** ((bin - EXACT) / STEPS));
