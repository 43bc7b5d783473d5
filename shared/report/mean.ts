// A mean with its interval, from sums that are kept as values arrive.

/** `low` and `high` hold the mean with 95% confidence (normal approximation of its sampling error); null below two values. */
export type MeanOf = {
  readonly n: number;
  readonly mean: number;
  readonly interval: readonly [low: number, high: number] | null;
};

const Z = 1.959964;

/** An empty mean; values are added one by one (Welford 1962: exact where sums of squares would cancel). */
export function runningMean(): { add: (value: number) => void; result: () => MeanOf } {
  let n = 0;
  let mean = 0;
  let squares = 0;
  return {
    add: (value) => {
      n += 1;
      const before = value - mean;
      mean += before / n;
      squares += before * (value - mean);
    },
    result: () => {
      if (n < 2) return { n, mean, interval: null };
      const error = Z * Math.sqrt(squares / (n - 1) / n);
      return { n, mean, interval: [mean - error, mean + error] };
    },
  };
}
