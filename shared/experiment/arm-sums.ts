// What is kept of one arm of an experiment: sums that can be counted up and taken back, enough for every figure of a result.

/** `visitors` have met the arm, exposed or held out; whoever met two arms is in none. Money is net, in minor units, within the conversion window. */
export type ArmSums = {
  readonly id: string;
  /** Only its proportion to the other arms' counts; 0 leaves the arm out of the check of shares. */
  readonly shareIntended: number;
  readonly visitors: number;
  readonly converted: number;
  readonly orders: number;
  readonly revenueMinor: number;
  /** Σ over visitors of the square of all their revenue. */
  readonly revenueSquares: number;
  /** Revenue less cost, where costs are known; of all arms or of none. */
  readonly margin?: { readonly sumMinor: number; readonly squares: number } | undefined;
};
