// What the carts of all platforms can be tried on: a shop that answers calls, in Node and behind a browser's pages.

export type Call = {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type FakeShop = {
  /** Every call so far that changed something. */
  readonly changes: Call[];
  /** The shop's answer; undefined for what is none of its cart. */
  readonly answer: (call: Call) => Answer | undefined;
  /** Empties the cart. */
  readonly empty: () => void;
  /** Shows and counts money in this currency from now on; what costs 18.00 costs 18 of it. */
  readonly trade: (currency: string) => void;
  /** The hash of the visitor that its next order will carry. */
  readonly linked: () => string | undefined;
  readonly codes: () => string[];
};

/** The code every fake shop knows, and one that needs more in the cart than there is. */
export const GOOD_CODE = 'TEA15';
export const LATER_CODE = 'BIGTEA';
