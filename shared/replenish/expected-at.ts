// When the next purchase comes, given that it has not come yet.
import { DAY_MS } from '../segment/decay.ts';
import type { Need } from './need.ts';

/** A customer without any order for so long is no candidate: who buys again, buys within it. The middle of what may come
 * years later would be a date months ahead for everything that was missed once. */
const FAR = 180;
/** Halvings of FAR until an hour is settled. */
const STEPS = 12;

/** The moment (ms) by which half of those who buy again within half a year will have, as seen from `at`: at the last
 * purchase that is the usual gap later (`dueAt`), and the longer it has been quiet the further ahead. */
export function expectedAt({ probability }: Need, at: number): number {
  const half = probability(FAR) / 2;
  let [early, late] = [0, FAR];
  for (let step = 0; step < STEPS; step++) {
    const middle = (early + late) / 2;
    if (probability(middle) < half) early = middle;
    else late = middle;
  }
  return at + late * DAY_MS;
}
