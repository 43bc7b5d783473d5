import { expect, test } from 'vitest';
import { cartNow } from './cart-now.ts';

const line = (id: string, quantity: number, variant?: string) => ({
  id,
  title: id,
  url: '',
  quantity,
  priceMinor: 100,
  ...(variant !== undefined && { variant }),
});
const item = (product: string, quantity: number, variant?: string) => ({ product, quantity, variant });
const cart = (...items: ReturnType<typeof item>[]) => ({ totalMinor: 0, items });

test('a line that left the cart is dropped, and one that stayed has its quantity of now', () => {
  const { lines, others } = cartNow([line('a', 1), line('b', 2)], cart(item('b', 5)));
  expect(lines).toEqual([line('b', 5)]);
  expect(others).toBe(0);
});

test('what a line costs is what the cart says, else what was decided', () => {
  const items = [{ ...item('a', 1), priceMinor: 90 }, item('b', 1)];
  const { lines } = cartNow([line('a', 1), line('b', 1)], { totalMinor: 190, items });
  expect(lines.map(({ priceMinor }) => priceMinor)).toEqual([90, 100]);
});

test('pieces without a line are counted', () => {
  expect(cartNow([line('a', 1)], cart(item('a', 1), item('new', 3), item('other', 1))).others).toBe(4);
});

test('variants of one product are lines of their own, in any order', () => {
  const { lines, others } = cartNow(
    [line('a', 1, 'small'), line('a', 1, 'large')],
    cart(item('a', 7, 'large'), item('a', 3, 'small')),
  );
  expect(lines).toEqual([line('a', 3, 'small'), line('a', 7, 'large')]);
  expect(others).toBe(0);
});

test('where only one of the two tells of variants, the product is enough', () => {
  expect(cartNow([line('a', 1, 'small')], cart(item('a', 2))).lines).toEqual([line('a', 2, 'small')]);
  expect(cartNow([line('a', 1)], cart(item('a', 2, 'small'))).lines).toEqual([line('a', 2)]);
});

test('two lines of the same thing take one each', () => {
  const twice = cartNow([line('a', 1), line('a', 2)], cart(item('a', 1), item('a', 2)));
  expect(twice).toEqual({ lines: [line('a', 1), line('a', 2)], others: 0 });
  expect(cartNow([line('a', 1), line('a', 2)], cart(item('a', 4))).lines).toEqual([line('a', 4)]);
});

test('nothing of something is no line', () => {
  expect(cartNow([line('a', 1)], cart(item('a', 0)))).toEqual({ lines: [], others: 0 });
});

test('where nobody tells of the cart the lines stand as they were decided', () => {
  const lines = [line('a', 1)];
  expect(cartNow(lines, undefined)).toEqual({ lines, others: 0 });
});
