import { expect, it } from 'vitest';
import { didYouMean, nearest } from './nearest.ts';

it.each([
  ['loyl', 'loyal'],
  ['lyoal', 'loyal'],
  ['LOYAL', 'loyal'],
  ['at_risk', 'at-risk'],
  ['zzzzz', undefined],
  ['', undefined],
])('%s means %s', (name, meant) => {
  expect(nearest(name, ['loyal', 'at-risk', 'lapsed'])).toBe(meant);
});

it('takes the first of two that are as near', () => {
  expect(nearest('cat', ['bat', 'rat'])).toBe('bat');
});

it('does not search for names of a million characters', () => {
  expect(didYouMean('x'.repeat(1_000_000), ['x'.repeat(1_000_000)])).toBe('');
});
