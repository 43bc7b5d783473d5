// Orders in pieces: each comes out once, with all its pieces, as long as they stand near enough.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GatheredOrders } from './gathered-orders.ts';

const pieces = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.integer()), { maxLength: 60 });

test('as long as all fit, every order comes out once with its pieces in order, and only at the end', () => {
  fc.assert(
    fc.property(pieces, (told) => {
      const orders = new GatheredOrders<string, number>(64);
      for (const [id, piece] of told) {
        orders.begin(id, id);
        expect(orders.add(id, piece)).toBe(true);
        expect(orders.take()).toBeUndefined();
      }
      orders.end();
      const taken = [];
      for (let order = orders.take(); order; order = orders.take()) taken.push(order);
      const ids = [...new Set(told.map(([id]) => id))];
      expect(taken).toEqual(
        ids.map((id) => ({ head: id, pieces: told.filter(([own]) => own === id).map(([, one]) => one) })),
      );
    }),
  );
});

test('of too many, those that began first come out, and take no piece any more', () => {
  const orders = new GatheredOrders<number, string>(10);
  const taken: number[] = [];
  for (let id = 0; id < 100; id++) {
    orders.begin(String(id), id);
    orders.add(String(id), 'line');
    for (let order = orders.take(); order; order = orders.take()) taken.push(order.head);
  }
  expect(taken).toEqual([...Array(90).keys()]);
  expect(orders.add('89', 'late')).toBe(false);
  expect(orders.add('90', 'in time')).toBe(true);
});
