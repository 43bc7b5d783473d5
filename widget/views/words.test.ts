import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldsOf } from './fields.ts';
import { fill, sayer } from './words.ts';

test('fields are filled, and those without a value leave no gap', () => {
  expect(fill('{discount} off {product} today', { discount: '15%' })).toBe('15% off today');
  expect(fill('Use {code}.', { code: 'A B' })).toBe('Use A B.');
  expect(fill('{constructor}{__proto__}{toString}', {})).toBe('');
  expect(fill(undefined)).toBe('');
});

test('a value is text: its own braces and dollars stay as they are', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[^\s]{1,20}$/), (value) => {
      expect(fill('<{x}>', { x: value })).toBe(`<${value}>`);
    }),
  );
});

test('the words of the answer stand before the built-in ones', () => {
  const say = sayer({ close: 'Chiudi' });
  expect([say('close'), say('copy')]).toEqual(['Chiudi', 'Copy']);
  expect(say('validUntil', { date: 'Friday' })).toBe('Valid until Friday');
});

const drawing = {
  theme: {},
  locale: 'en',
  currency: 'EUR',
  kind: 'welcome',
  view: { as: 'popup' },
  canAdd: false,
} as const;
const offer = { apply: 'manual', code: true } as const;

test.each([
  [{ ...offer, kind: 'percent', percent: 15 }, '15%'],
  [{ ...offer, kind: 'percent', percent: 12.5 }, '12.5%'],
  [{ ...offer, kind: 'amount', amountMinor: 1000 }, '€10'],
  [{ ...offer, kind: 'amount', amountMinor: 1050 }, '€10.50'],
  [{ ...offer, kind: 'gift', gift: 'a mug' }, 'a mug'],
  [{ ...offer, kind: 'points', points: 2500 }, '2,500'],
  [{ ...offer, kind: 'free-shipping' }, undefined],
] as const)('the discount of %j is %s', (given, words) => {
  expect(fieldsOf({ ...drawing, offer: given }, 0).discount).toBe(words);
});

test('what remains, and how long a code holds, are counted', () => {
  const goal = { kind: 'free-shipping', thresholdMinor: 5000 } as const;
  expect(fieldsOf({ ...drawing, goal, cartMinor: 1250 }, 0).remaining).toBe('€37.50');
  expect(fieldsOf({ ...drawing, goal, cartMinor: 9000 }, 0).remaining).toBe('€0.00');
  expect(fieldsOf(drawing, 1000, { code: 'X', expiresAt: 121_000 })).toMatchObject({
    code: 'X',
    minutes: '2',
  });
  expect(fieldsOf(drawing, 1000, { code: 'X' }).minutes).toBeUndefined();
});
