// One line of a benchmark's result.
export type Row = {
  readonly bench: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Against which value of the same run, if it is a ratio or has a goal. */
  readonly goal?: string;
  /** Rows with a column are printed as one table. */
  readonly column?: string;
  /** The least and the most, where `value` is the median of several. */
  readonly range?: readonly [number, number];
  /** After the point, in a table. */
  readonly digits?: number;
  /** In place of the number. */
  readonly text?: string;
};

/** The middle value (the lower one of two). */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
