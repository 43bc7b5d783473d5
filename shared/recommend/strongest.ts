// Strongest: for each of many items its 20 best companions, kept sorted in flat arrays while pairs stream by.

const TOP = 20;

export type Strongest = {
  /** Offers a companion; of equal scores the lower index is kept first, so offer lower indices first. */
  readonly offer: (item: number, companion: number, score: number) => void;
  /** The companions of an item, strongest first. */
  readonly of: (item: number) => number[];
};

/** Room for 20 companions of each of `size` items. */
export function strongest(size: number): Strongest {
  const scores = new Float64Array(size * TOP);
  const companions = new Int32Array(size * TOP).fill(-1);
  return {
    offer: (item, companion, score) => {
      const start = item * TOP;
      let place = start + TOP - 1;
      if (score <= (scores[place] ?? 0)) return;
      for (; place > start && score > (scores[place - 1] ?? 0); place--) {
        scores[place] = scores[place - 1] ?? 0;
        companions[place] = companions[place - 1] ?? -1;
      }
      scores[place] = score;
      companions[place] = companion;
    },
    of: (item) => Array.from(companions.subarray(item * TOP, (item + 1) * TOP)).filter((i) => i >= 0),
  };
}
