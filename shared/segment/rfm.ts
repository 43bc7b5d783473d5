// RFM: quintiles of recency, frequency and money within the store, and eleven named groups over them.
// The names are Shopify's vocabulary; the cut-offs are our own (docs/segments.md).
import type { RfmBounds } from '../schema/catalog.ts';
import type { Profile } from '../schema/profile.ts';
import type { RFM_GROUPS } from '../schema/vocabulary.ts';

export type Quintile = 1 | 2 | 3 | 4 | 5;
/** 5 is best: bought most recently, most often, spent most. */
export type RfmScores = {
  readonly recency: Quintile;
  readonly frequency: Quintile;
  readonly monetary: Quintile;
};

export type RfmGroup = (typeof RFM_GROUPS)[number];

/** Row: recency 5 down to 1. Column: the mean of frequency and money, rounded half up, 1 to 5. */
const GROUPS: readonly (readonly RfmGroup[])[] = [
  ['new', 'promising', 'active', 'loyal', 'champions'],
  ['promising', 'promising', 'active', 'loyal', 'champions'],
  ['needs-attention', 'needs-attention', 'needs-attention', 'active', 'loyal'],
  ['almost-lost', 'almost-lost', 'at-risk', 'at-risk', 'at-risk'],
  ['dormant', 'dormant', 'dormant', 'previously-loyal', 'previously-loyal'],
];

/** Scores of a person who ordered, null of one who did not; an order dated after `now` counts as of now. */
export function rfmScores(
  profile: Pick<Profile, 'lastAt' | 'orders' | 'spentMinor'>,
  bounds: RfmBounds,
  now: number,
): RfmScores {
  return {
    recency: quintile(Math.min(profile.lastAt, now), bounds.recency),
    frequency: quintile(profile.orders, bounds.frequency),
    monetary: quintile(profile.spentMinor, bounds.monetary),
  };
}

/** The group of these scores; without scores (never ordered) `prospects`. */
export function rfmGroup(scores: RfmScores | null): RfmGroup {
  if (scores === null) return 'prospects';
  const value = Math.round((scores.frequency + scores.monetary) / 2);
  return GROUPS[5 - scores.recency]?.[value - 1] ?? 'prospects';
}

/** Cut points between the quintiles of a store's customers; equal values always fall on the same side. */
export function rfmBounds(
  customers: readonly { readonly lastAt: number; readonly orders: number; readonly spentMinor: number }[],
): RfmBounds {
  return {
    recency: cutPoints(customers.map((c) => c.lastAt)),
    frequency: cutPoints(customers.map((c) => c.orders)),
    monetary: cutPoints(customers.map((c) => c.spentMinor)),
  };
}

/** The value that ends each of the lower four fifths; without values one that nobody is above. */
function cutPoints(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return [1, 2, 3, 4].map(
    (fifth) => sorted[Math.ceil((fifth * sorted.length) / 5) - 1] ?? Number.MAX_SAFE_INTEGER,
  );
}

function quintile(value: number, bounds: readonly number[]): Quintile {
  const above = bounds.filter((bound) => value > bound).length;
  return QUINTILES[above] ?? 5;
}

const QUINTILES: readonly Quintile[] = [1, 2, 3, 4, 5];
