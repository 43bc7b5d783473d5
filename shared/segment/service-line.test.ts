import { expect, it } from 'vitest';
import { isServiceLine } from './service-line.ts';

it.each([
  ['POST', 'POSTAGE', true],
  ['post', undefined, true],
  ['DOT', 'DOTCOM POSTAGE', true],
  ['BANK CHARGES', undefined, true],
  ['ADJUST', 'Adjustment by Peter on 24/05/2010', true],
  ['M', 'Manual', true],
  ['M', undefined, true],
  ['M', 'T-shirt, size M', false],
  ['D', 'Discount', true],
  ['xyz', 'Shipping', true],
  ['xyz', 'Shipping box for cats', false],
  ['85048', '15CM CHRISTMAS GLASS BALL 20 LIGHTS', false],
  ['POSTER-1', 'Poster', false],
])('of %s "%s" says %s', (product, title, expected) => {
  expect(isServiceLine(product, title)).toBe(expected);
});
