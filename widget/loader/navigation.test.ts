import { expect, test } from 'vitest';
import { pageAddress } from './navigation.ts';

test.each([
  ['https://s.example/a#reviews', 'https://s.example/a'],
  ['https://s.example/a?b=1#', 'https://s.example/a?b=1'],
  ['https://s.example/#/cart', 'https://s.example/#/cart'],
  ['https://s.example/#!/cart', 'https://s.example/#!/cart'],
])('the page of %s is %s', (href, page) => {
  expect(pageAddress(href)).toBe(page);
});
