import { expect, it } from 'vitest';
import { BasketList } from './basket-list.ts';

it('gives back every person’s baskets in their order, as often as one likes', () => {
  const people = [[[1, 2], [3]], [[5000]], [[0], [], [7]]];
  const list = new BasketList();
  for (const history of people) list.add(history);
  list.add([]);
  expect([...list]).toEqual(people);
  expect([...list]).toEqual(people);
});

it('keeps an even sample of whole people once it is full', () => {
  const list = new BasketList(100);
  for (let i = 0; i < 1000; i++) list.add([[i, i], [i]]);
  const kept = [...list];
  expect(kept.length).toBeGreaterThan(8);
  expect(kept.length * 5).toBeLessThanOrEqual(100);
  for (const [first = [], second = []] of kept) expect([first.length, second]).toEqual([2, [first[0]]]);
  const numbers = kept.map(([first]) => first?.[0] ?? 0);
  expect(numbers.at(-1)).toBeGreaterThan(800);
  expect(numbers[0]).toBe(0);
});

it('keeps one person larger than there is room for, rather than nobody', () => {
  const list = new BasketList(10);
  list.add([Array.from({ length: 50 }, (_, i) => i)]);
  expect([...list]).toHaveLength(1);
});
