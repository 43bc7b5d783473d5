// One line of a benchmark's result.
export type Row = {
  readonly bench: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Against which value of the same run, if it is a ratio or has a goal. */
  readonly goal?: string;
};

/** The middle value (the lower one of two). */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
