import fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../../shared/words/en.ts';
import { fill, sayer } from './words.ts';

test('fields are filled, and those without a value leave no gap', () => {
  expect(fill('{discount} off {product} today', { discount: '15%' })).toBe('15% off today');
  expect(fill('Use { code }.', { code: 'A B' })).toBe('Use A B.');
  expect(fill('{constructor}{__proto__}{toString}', {})).toBe('');
  expect(fill(undefined)).toBe('');
});

test('a value is text: its own braces and dollars stay as they are', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[^\s\u202a-\u202e]{1,20}$/), (value) => {
      expect(fill('<{x}>', { x: value })).toBe(`<${value}>`);
      expect(fill('{x, plural, other {<#>}}', { x: value })).toBe(`<${value}>`);
    }),
  );
});

test('numbers are written as the locale writes them', () => {
  expect(fill('{n}', { n: 12_345 }, 'en')).toBe('12,345');
  expect(fill('{n}', { n: 12_345 }, 'de')).toBe('12.345');
  expect(fill('{n}', { n: 12 }, 'ar-EG')).toBe('١٢');
});

const PIECES = '{count, plural, =0 {nothing} one {# piece, only} other {# pieces}} in your cart';

test.each([
  [0, 'nothing in your cart'],
  [1, '1 piece, only in your cart'],
  [2, '2 pieces in your cart'],
  [1000, '1,000 pieces in your cart'],
])('%d takes its form: %s', (count, said) => {
  expect(fill(PIECES, { count }, 'en')).toBe(said);
});

test('a form for exactly one number stands before its category, and the rest takes other', () => {
  const text = '{n, plural, one {one} other {other} =1 {exactly} =11{eleven}}';
  expect([0, 1, 11, 21].map((n) => fill(text, { n }, 'en'))).toEqual(['other', 'exactly', 'eleven', 'other']);
});

test('Arabic has six forms, each with its numbers', () => {
  const text = '{n, plural, zero {0} one {1} two {2} few {3-10} many {11-99} other {100}}';
  expect([0, 1, 2, 3, 10, 11, 99, 100, 103].map((n) => fill(text, { n }, 'ar'))).toEqual([
    '0',
    '1',
    '2',
    '3-10',
    '3-10',
    '11-99',
    '11-99',
    '100',
    '3-10',
  ]);
});

test('a plural without a number leaves no gap, and one without a form for it says nothing', () => {
  expect(fill(`Look: ${PIECES}`, {}, 'en')).toBe('Look: in your cart');
  expect(fill('[{n, plural, one {x}}]', { n: 7 }, 'en')).toBe('[]');
});

test('what only looks like a field is text', () => {
  for (const text of ['a { b', 'a } b', '{}', '{n, date}', '{n, plural, one {x', 'smile :}'])
    expect(fill(text, { n: 1 }, 'en')).toBe(text);
});

test('any text at all is filled in passing', () => {
  for (const part of ['{n, plural, ', '{n', '{n, plural, one {', '{ ', '}', '{n}'])
    expect(fill(part.repeat(20_000), { n: 1 }, 'en').length).toBeGreaterThan(0);
});

test('what would turn around the words after it is taken out', () => {
  expect(fill('Save {x} now', { x: '\u202eabc' })).toBe('Save abc now');
  expect(fill('\u202dA\u202e \u202bB\u202c')).toBe('A B');
});

test('the interface says what the answer brought', () => {
  const say = sayer({ ...english, close: 'Chiudi' }, 'en');
  expect([say('close'), say('copy')]).toEqual(['Chiudi', 'Copy']);
  expect(say('validUntil', { date: 'Friday' })).toBe('Valid until Friday');
  expect(sayer()('close')).toBe('close');
});
