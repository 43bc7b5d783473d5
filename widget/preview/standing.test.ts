import { expect, test } from 'vitest';
import { standingWords } from './standing.ts';

const standing = { campaign: 'welcome', variant: 'a' };

test.each([
  ['lead', 'An address was left on this page.'],
  ['bought', 'An order was placed on this page.'],
  ['no-place', 'This page has no place for it.'],
] as const)('what is refused says why: %s', (why, words) => {
  expect(standingWords({ ...standing, state: 'refused', why })).toBe(words);
});

test('what nothing is known of is being fetched', () => {
  expect(standingWords(undefined)).toBe('Is being fetched.');
});
