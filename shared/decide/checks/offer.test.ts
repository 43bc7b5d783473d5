import { expect, it } from 'vitest';
import { decide } from '../decide.ts';
import { CATALOG, documentOf, POPUP, preparedFrom, VISIT } from '../fixtures/shop.ts';

const budget = { codes: 5 };
const offer = { kind: 'percent', percent: 10, budget };
const arms = [
  { id: 'a', weight: 1 },
  { id: 'b', weight: 0, offer: { ...offer, percent: 20 } },
];
const prepared = preparedFrom(
  documentOf([{ ...POPUP, id: 'two', offer, experiment: { id: 'e', variants: arms } }]),
);

/** How many decisions there are once these budgets are spent. */
const shownWith = (...spentBudgets: readonly string[]): number => {
  const catalog = { ...CATALOG, flags: { emptyPools: [], spentBudgets } };
  return decide(prepared, { ...VISIT, catalog }).decisions.length;
};

it('ends the offer of the variant whose budget is spent', () => {
  expect(shownWith('two/b', 'three', 'three/a')).toBe(1);
  expect(shownWith('two/a')).toBe(0);
});

it('takes a campaign alone for all its variants, as in older catalogues', () => {
  expect(shownWith('two')).toBe(0);
});
