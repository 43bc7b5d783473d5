import { expect, it } from 'vitest';
import { historyOf, line, onDay } from '../segment/history.fixture.ts';
import { type HistoryLine, profileOf } from '../segment/profile.ts';
import { justBoughtBy } from './just-bought-by.ts';
import { CARDS, catalogOf } from './shelf.fixture.ts';

const NOW = onDay(100);
/** Products just bought by who bought these on these days. */
const justBought = (
  bought: readonly [product: string, day: number, more?: Partial<HistoryLine>][],
  catalog = catalogOf(),
) => {
  const lines = bought.map(([product, day, more]) =>
    line({ product, at: onDay(day), order: `${product}-${day}`, ...more }),
  );
  return [...justBoughtBy(profileOf(historyOf(lines)), catalog, NOW)].sort();
};
const rhythm = (days: number, basis: 'product' | 'store') =>
  catalogOf(CARDS.map((card) => ({ ...card, lnGap: Math.log(days), repeatShare: 0.5, basis })));

it('counts what was bought within thirty days, and nothing of who never bought', () => {
  expect(
    justBought([
      ['p-0', 99],
      ['p-1', 71],
      ['p-2', 70],
      ['p-3', 5],
    ]),
  ).toEqual(['p-0', 'p-1']);
  expect(justBought([['p-0', 60]])).toEqual([]);
  expect(justBought([])).toEqual([]);
});

it('counts no longer what is past half the time until it is needed again, as the person, or others, have shown', () => {
  const weekly = [72, 79, 86].map((day): [string, number] => ['p-0', day]);
  expect(justBought([...weekly, ['p-0', 93]])).toEqual([]);
  expect(justBought([...weekly, ['p-0', 98]])).toEqual(['p-0']);
  expect(justBought([['p-1', 93]], rhythm(7, 'product'))).toEqual([]);
  expect(justBought([['p-1', 93]], rhythm(7, 'store'))).toEqual(['p-1']);
});

it('counts nothing for more than thirty days, however long it lasts', () => {
  const yearly: [string, number][] = [
    ['p-0', -690],
    ['p-0', -325],
    ['p-0', 40],
  ];
  expect(justBought([...yearly, ['p-1', 69]], rhythm(365, 'product'))).toEqual([]);
});

it('dates what has no pair by what was bought no earlier', () => {
  const subscription = { subscription: true };
  expect(justBought([['p-0', 90, subscription]])).toEqual(['p-0']);
  expect(
    justBought([
      ['p-1', 60],
      ['p-0', 50, subscription],
    ]),
  ).toEqual([]);
  expect(
    justBought([
      ['p-2', 99],
      ['p-1', 60],
      ['p-0', 50, subscription],
    ]),
  ).toEqual(['p-2']);
});

it('knows the products of who bought more than a profile has pairs for', () => {
  const many = Array.from({ length: 80 }, (_, i): [string, number] => [`x-${i}`, 95]);
  expect(justBought(many)).toHaveLength(80);
});
