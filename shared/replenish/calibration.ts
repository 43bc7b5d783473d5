// From which probability a nudge is worth showing: what the model says of the weeks before now, against what was
// bought in them.
import type { ReplenishModel } from '../schema/catalog.ts';

export type Thresholds = ReplenishModel['thresholds'];

/** What the model said of a pair in the past, and whether it was bought again within the horizon. */
export type Scored = { readonly probability: number; readonly again: boolean };

/** Share of nudges followed by a purchase within the horizon that each confidence asks for. */
const PRECISION = { cautious: 0.5, balanced: 0.3, eager: 0.15 } as const;
/** Probabilities asked for while a store's past is too thin to tell. */
const UNTRIED: Thresholds = { cautious: 0.4, balanced: 0.2, eager: 0.1 };
const FEWEST_NUDGES = 30;
/** No single nudge may be less likely than this part of what all of them are on average. */
const LEAST_PART = 1 / 3;

/** The least probability of a nudge however well the store's nudges did so far, per confidence. */
export const LEAST: Thresholds = {
  cautious: PRECISION.cautious * LEAST_PART,
  balanced: PRECISION.balanced * LEAST_PART,
  eager: PRECISION.eager * LEAST_PART,
};

/** Thresholds from the store's own past. */
export function thresholdsOf(past: readonly Scored[]): Thresholds {
  const scored = past.toSorted((a, b) => b.probability - a.probability);
  const of = (confidence: keyof Thresholds) =>
    Math.max(LEAST[confidence], lowestWith(scored, PRECISION[confidence]) ?? UNTRIED[confidence]);
  const eager = of('eager');
  const balanced = Math.max(eager, of('balanced'));
  return { eager, balanced, cautious: Math.max(balanced, of('cautious')) };
}

/** The lowest probability such that all nudges from it upwards together reached the precision, by one standard
 * error: the lowest of many is a lucky one. */
function lowestWith(scored: readonly Scored[], precision: number): number | null {
  let hits = 0;
  let lowest: number | null = null;
  for (const [i, { probability, again }] of scored.entries()) {
    if (again) hits += 1;
    const surely = hits - Math.sqrt(hits * (1 - precision));
    if (i + 1 >= FEWEST_NUDGES && surely >= precision * (i + 1)) lowest = probability;
  }
  return lowest;
}
