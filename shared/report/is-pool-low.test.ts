import { expect, it } from 'vitest';
import { isPoolLow } from './is-pool-low.ts';

it.each([
  [true, 'empty', { left: 0, issued: 0, weekly: 0 }],
  [true, 'a tenth is left, whatever it takes', { left: 1, issued: 999, weekly: 0 }],
  [false, 'more than a tenth is left', { left: 101, issued: 899, weekly: 101 }],
  [true, 'less than a week is left', { left: 500, issued: 500, weekly: 501 }],
  [false, 'never used', { left: 3, issued: 0, weekly: 0 }],
])('is %s: %s', (low, _, use) => {
  expect(isPoolLow(use)).toBe(low);
});
