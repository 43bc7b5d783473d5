import { expect, it } from 'vitest';
import { bestsellers } from './best-sellers.ts';
import { printRow } from './companion-row.ts';
import { sellerCounts } from './sellers.ts';
import { catalogOf } from './shelf.fixture.ts';
import { trends } from './trend.ts';

const evenly = (products: number) => Array.from({ length: products }, () => ({ recent: 50, ever: 200 }));
const listed = (counts: ReturnType<typeof sellerCounts>, demand = evenly(4)) =>
  counts.rows(demand).map((row) => row.map(({ index }) => index));

it('tells what people buy first from what they come back for', () => {
  const counts = sellerCounts(4);
  for (let i = 0; i < 300; i++) counts.add([[1], [2], [3, 0], [3]]);
  expect(listed(counts)).toEqual([
    [1, 0, 2, 3],
    [2, 0, 1, 3],
    [3, 0, 1, 2],
  ]);
});

it('shows the store’s best sellers to a group that hardly bought', () => {
  const counts = sellerCounts(2);
  counts.add([[1]]);
  expect(
    listed(counts, [
      { recent: 90, ever: 100 },
      { recent: 10, ever: 100 },
    ])[0],
  ).toEqual([0, 1]);
});

it('forgets what is no longer in demand, and is empty before there are orders', () => {
  const counts = sellerCounts(2);
  for (let i = 0; i < 300; i++) counts.add([[0], [0]]);
  expect(
    listed(counts, [
      { recent: 0, ever: 600 },
      { recent: 5, ever: 5 },
    ])[0],
  ).toEqual([1]);
  expect(
    listed(counts, [
      { recent: 0, ever: 600 },
      { recent: 0, ever: 5 },
    ])[0]?.[0],
  ).toBe(0);
  expect(listed(sellerCounts(0), [])).toEqual([[], [], []]);
});

it('gives strangers what is bought first, and everyone the rest of the best sellers after their own', () => {
  const rows = [2, 3, 4].map((index) => printRow([{ index, weight: 1 }]));
  const catalog = { ...catalogOf(), sellers: rows };
  const first = bestsellers(catalog, null).map(({ card }) => card.id);
  expect(first.slice(0, 3)).toEqual(['p-2', 'p-0', 'p-1']);
  expect(new Set(first).size).toBe(12);
  expect(bestsellers(catalogOf(), null)[0]?.card.id).toBe('p-0');
});

it('has no trend for a store that sold nothing of late, nor for a product that goes with the store', () => {
  expect([
    ...trends([
      { recent: 0, ever: 9 },
      { recent: 0, ever: 0 },
    ]),
  ]).toEqual([1, 1]);
  const [steady = 0, rising = 0, falling = 0] = trends([
    { recent: 50, ever: 100 },
    { recent: 90, ever: 100 },
    { recent: 10, ever: 100 },
  ]);
  expect(steady).toBeCloseTo(1, 10);
  expect(rising).toBeGreaterThan(1);
  expect(falling).toBeLessThan(1);
});
