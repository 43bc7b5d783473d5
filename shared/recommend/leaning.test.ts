import { describe, expect, it } from 'vitest';
import { drained } from './drained.ts';
import { relatedTables } from './related.ts';

const PRODUCTS = 60;
const WORLDS = 6;

/** Numbers from 0 to 1, the same on every run. */
function chances(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** What a store's past says of people who each bought in three baskets; `loyalty`: how often a basket holds what the
 * person's own world is about, instead of what is popular. */
function leaningOf(loyalty: number): number {
  const chance = chances();
  const popular = () => Math.floor(PRODUCTS * chance() ** 3);
  const people = Array.from({ length: 600 }, (_, person) =>
    [1, 2, 3].map(() =>
      [1, 2].map(() => {
        const product = popular();
        return chance() < loyalty ? product - (product % WORLDS) + (person % WORLDS) : product;
      }),
    ),
  );
  const demand = Array.from({ length: PRODUCTS }, () => ({ recent: 10, ever: 40 }));
  return drained(relatedTables(people, demand)).leaning;
}

describe('leaningOf', () => {
  it('leans to best sellers where baskets have nothing to do with each other', () => {
    expect(leaningOf(0)).toBeGreaterThanOrEqual(0.3);
  });

  it('leans to them less where people keep to their own', () => {
    expect(leaningOf(1)).toBeLessThan(leaningOf(0));
  });

  it('leans to nothing before there is a past', () => {
    expect(drained(relatedTables([], [{ recent: 1, ever: 1 }])).leaning).toBe(0);
  });
});
