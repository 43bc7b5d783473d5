// Predictions of yes or no, and what came of them, in flat columns: a large shop has a million pairs.

/** Rows in any order. `customers[i]` is the index of the customer row i belongs to, `happened[i]` 0 or 1. */
export type Outcomes = {
  readonly customers: readonly number[];
  readonly happened: readonly number[];
};

/** How often each customer counts, by index: once each, or as a resample drew them. */
export type Weights = { readonly [customer: number]: number; readonly length: number };

/** A figure of some predictions, with customers weighted. NaN where it cannot be told. */
export type Measure = (weights: Weights) => number;
