// LintState: what the linter has to know that the document does not say.

/** Codes of a pool: how many can still be given, how many were, and whether it is nearly empty. */
export type PoolState = { readonly left: number; readonly issued: number; readonly low: boolean };

export type LintState = {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** By name; a pool that is not there was never filled. */
  readonly pools: ReadonlyMap<string, PoolState>;
  /** Products that the config names and the store's catalogue lacks; none where there is no catalogue. */
  readonly unknownProducts: ReadonlySet<string>;
  /** Whether some endpoint hears of new leads. */
  readonly tellsOfLeads: boolean;
};
