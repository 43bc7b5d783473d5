// Strongest: for each of many items its best companions, kept sorted in flat arrays while pairs stream by.

export type Strongest = {
  /** Offers a companion; of equal scores the one offered first is kept first, so offer lower indices first. */
  readonly offer: (item: number, companion: number, score: number) => void;
  /** The companion of an item at a place from 0, or -1. */
  readonly at: (item: number, place: number) => number;
  /** The companions of an item, strongest first. */
  readonly of: (item: number) => number[];
  /** Their scores, in the same order. */
  readonly scoresOf: (item: number) => number[];
};

/** Room for the `top` best companions of each of `size` items; scores of 0 and less are not kept. */
export function strongest(size: number, top: number): Strongest {
  const scores = new Float32Array(size * top);
  const companions = new Int16Array(size * top).fill(-1);
  const of = (item: number) =>
    Array.from(companions.subarray(item * top, (item + 1) * top)).filter((i) => i >= 0);
  return {
    offer: (item, companion, exact) => {
      const score = Math.fround(exact);
      const start = item * top;
      let place = start + top - 1;
      if (!(score > (scores[place] ?? 0))) return;
      for (; place > start && score > (scores[place - 1] ?? 0); place--) {
        scores[place] = scores[place - 1] ?? 0;
        companions[place] = companions[place - 1] ?? -1;
      }
      scores[place] = score;
      companions[place] = companion;
    },
    at: (item, place) => companions[item * top + place] ?? -1,
    of,
    scoresOf: (item) => Array.from(scores.subarray(item * top, item * top + of(item).length)),
  };
}
