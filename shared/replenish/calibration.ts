// From which probability a nudge is worth showing: what the model says of the weeks before now, against what was
// bought in them.
import { drained } from '../recommend/drained.ts';
import type { ReplenishModel } from '../schema/catalog.ts';

export type Thresholds = ReplenishModel['thresholds'];

/** What the model said of a pair in the past, and whether it was bought again within the horizon. `look` numbers the
 * customer and day: what one customer buys on a day is not independent. */
export type Scored = { readonly probability: number; readonly again: boolean; readonly look: number };

/** Share of nudges followed by a purchase within the horizon that each confidence asks for. */
const PRECISION = { cautious: 0.5, balanced: 0.3, eager: 0.15 } as const;
/** Probabilities asked for while a store's past is too thin to tell: of those above them, the mean is about the promise. */
const UNTRIED: Thresholds = { cautious: 0.4, balanced: 0.2, eager: 0.1 };
const FEWEST_NUDGES = 30;
/** A promise to the one who is nudged, so nothing a store's past could tell: no nudge is less likely than this part of
 * what all of them are on average, however sure the others are. */
const LEAST_PART = 1 / 3;

/** The least probability of a nudge however well the store's nudges did so far, per confidence. */
export const LEAST: Thresholds = {
  cautious: PRECISION.cautious * LEAST_PART,
  balanced: PRECISION.balanced * LEAST_PART,
  eager: PRECISION.eager * LEAST_PART,
};

/** Thresholds from the store's own past: what would have been shown in it, and what came. */
export const thresholdsOf = (past: readonly Scored[]): Thresholds => drained(thresholdBites(past));

/** The same; yields between bites of work. */
export function* thresholdBites(past: readonly Scored[]): Generator<undefined, Thresholds> {
  const scored = past.toSorted((a, b) => b.probability - a.probability);
  yield;
  const of = (confidence: keyof Thresholds) =>
    Math.max(LEAST[confidence], lowestWith(scored, PRECISION[confidence]) ?? unproven(scored, confidence));
  const eager = of('eager');
  yield;
  const balanced = Math.max(eager, of('balanced'));
  yield;
  return { eager, balanced, cautious: Math.max(balanced, of('cautious')) };
}

/** Where the past speaks but does not show the promise kept, each nudge has to be as likely as promised by itself. */
function unproven(scored: readonly Scored[], confidence: keyof Thresholds): number {
  const shown = scored.filter(({ probability }) => probability >= UNTRIED[confidence]);
  return shown.length < FEWEST_NUDGES ? UNTRIED[confidence] : PRECISION[confidence];
}

/** The lowest probability such that all nudges from it upwards together reached the precision, by one standard error
 * (clustered by look: Liang and Zeger 1986): the lowest of many is a lucky one. */
function lowestWith(scored: readonly Scored[], precision: number): number | null {
  const surplus = new Map<number, number>();
  let [sum, squares] = [0, 0];
  let lowest: number | null = null;
  for (const [i, { probability, again, look }] of scored.entries()) {
    const before = surplus.get(look) ?? 0;
    const after = before + (again ? 1 : 0) - precision;
    surplus.set(look, after);
    sum += after - before;
    squares += after ** 2 - before ** 2;
    const isLastOfTie = scored[i + 1]?.probability !== probability;
    if (isLastOfTie && i + 1 >= FEWEST_NUDGES && sum >= Math.sqrt(squares)) lowest = probability;
  }
  // Where all that was ever tried keeps the promise, nothing speaks against what is less likely.
  return lowest !== null && lowest === scored.at(-1)?.probability ? 0 : lowest;
}
