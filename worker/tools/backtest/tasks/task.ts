// Task: one kind of prediction, made from the past alone, and then held against what came after.
import type { Comparison } from '../measures/comparison.ts';
import type { Shop } from '../order-book.ts';

export type Row = readonly (string | number)[];

/** `after` is null when the file ends before `at` (ms). `emit` takes one prediction, `advance` the share done. */
export type TaskInput = {
  readonly past: Shop;
  readonly after: Shop | null;
  readonly at: number;
  readonly horizonDays: number;
  readonly emit: (row: Row) => void;
  readonly advance: (share: number) => void;
};

/** What each confidence would have shown, and how much of it was bought within the horizon. */
export type Nudges = {
  readonly confidence: 'cautious' | 'balanced' | 'eager';
  readonly threshold: number;
  readonly nudges: number;
  readonly customers: number;
  readonly right?: number;
};

/** The customers of a segment: how many were expected to order, and how many did. */
export type SegmentShare = {
  readonly segment: string;
  readonly customers: number;
  readonly expected: number;
  readonly ordered?: number;
};

export type Findings = {
  readonly comparisons: readonly Comparison[];
  readonly nudges?: readonly Nudges[];
  readonly segments?: readonly SegmentShare[];
  /** What it means, in plain sentences. */
  readonly sentences: readonly string[];
};

export type Task = {
  /** Header of the predictions file. */
  readonly columns: readonly string[];
  readonly run: (input: TaskInput) => Findings;
};
