// What would have been shown at each confidence, by the very function that decides it, and how often it was right.
import { dueProducts } from '../../../../shared/replenish/due.ts';
import { type HistoryLine, profileOf } from '../../../../shared/segment/profile.ts';
import type { PairsLearnt } from '../learn/pairs.ts';
import type { Nudges } from './task.ts';

const CONFIDENCES = ['cautious', 'balanced', 'eager'] as const;
/** All that are due count, not only as many as a campaign would show at once. */
const SHOW = 10;

export class NudgeCounts {
  readonly #learnt: PairsLearnt;
  readonly #counts = CONFIDENCES.map((confidence) => ({ confidence, nudges: 0, customers: 0, right: 0 }));

  constructor(learnt: PairsLearnt) {
    this.#learnt = learnt;
  }

  /** Adds one customer: lines before `at` (ms), and what they bought within the horizon after it. */
  add(lines: readonly HistoryLine[], at: number, bought: ReadonlySet<string>): void {
    const profile = profileOf({ lines, tags: [], attributes: {}, subscribed: 'unknown' });
    for (const count of this.#counts) {
      const settings = { confidence: count.confidence, show: SHOW };
      const due = dueProducts(profile, this.#learnt.published, settings, [], at);
      count.nudges += due.length;
      count.customers += due.length > 0 ? 1 : 0;
      count.right += due.filter(({ card }) => bought.has(card.id)).length;
    }
  }

  /** The counts; how many were right only where that can be known. */
  result(isKnown: boolean): Nudges[] {
    const { thresholds } = this.#learnt.model;
    return this.#counts.map(({ right, ...count }) => ({
      ...count,
      threshold: thresholds[count.confidence],
      ...(isKnown && { right }),
    }));
  }
}
