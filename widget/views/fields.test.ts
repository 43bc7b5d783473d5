import { expect, test } from 'vitest';
import type { Drawing } from './contract.ts';
import { fieldsOf } from './fields.ts';

const drawing: Drawing = {
  theme: {},
  locale: 'en',
  currency: 'EUR',
  kind: 'welcome',
  view: { as: 'popup' },
  canAdd: false,
};
const offer = { apply: 'manual', code: true } as const;

test.each([
  [{ ...offer, kind: 'percent', percent: 15 }, '15%'],
  [{ ...offer, kind: 'percent', percent: 12.5 }, '12.5%'],
  [{ ...offer, kind: 'amount', amountMinor: 1000 }, '€10'],
  [{ ...offer, kind: 'amount', amountMinor: 1050 }, '€10.50'],
  [{ ...offer, kind: 'gift', gift: 'a mug' }, 'a mug'],
  [{ ...offer, kind: 'points', points: 2500 }, 2500],
  [{ ...offer, kind: 'free-shipping' }, undefined],
] as const)('the discount of %j is %s', (given, words) => {
  expect(fieldsOf({ ...drawing, offer: given }, 0).discount).toBe(words);
});

test('what the cart still lacks is counted, down to nothing', () => {
  const goal = { kind: 'free-shipping', thresholdMinor: 5000 } as const;
  expect(fieldsOf({ ...drawing, goal, inCart: { totalMinor: 1250, items: [] } }, 0)).toMatchObject({
    remaining: '€37.50',
    threshold: '€50',
  });
  expect(fieldsOf({ ...drawing, goal, inCart: { totalMinor: 9000, items: [] } }, 0).remaining).toBe('€0.00');
  expect(fieldsOf({ ...drawing, goal }, 0).remaining).toBe('€50.00');
});

test('a cart has pieces and a total, once it is known', () => {
  const items = [
    { product: 'a', quantity: 2 },
    { product: 'b', quantity: 1 },
  ];
  expect(fieldsOf({ ...drawing, inCart: { totalMinor: 3300, items } }, 0)).toMatchObject({
    count: 3,
    total: '€33.00',
  });
  expect(fieldsOf({ ...drawing, inCart: { totalMinor: 0, items: [] } }, 0).count).toBe(0);
  expect(fieldsOf(drawing, 0)).toMatchObject({ count: undefined, total: undefined });
});

test('a code has the minutes and the date of its expiry, and one that does not expire has none', () => {
  expect(fieldsOf(drawing, 1000, { code: 'X', expiresAt: 121_000 })).toMatchObject({
    code: 'X',
    minutes: 2,
    date: expect.stringContaining('1970'),
  });
  expect(fieldsOf(drawing, 200_000, { code: 'X', expiresAt: 121_000 }).minutes).toBe(0);
  expect(fieldsOf(drawing, 1000, { code: 'X' })).toMatchObject({ minutes: undefined, date: undefined });
});

test('money is as the locale writes it, of currencies without decimals too', () => {
  const given = {
    ...drawing,
    offer: { ...offer, kind: 'amount', amountMinor: 8900, minimumMinor: 30_000 },
  } as const;
  expect(fieldsOf({ ...given, locale: 'ko', currency: 'KRW' }, 0).discount).toBe('₩8,900');
  expect(fieldsOf({ ...given, locale: 'de' }, 0).minimum).toBe('300\u00a0€');
});

test('what ends at midnight ends with the day before', () => {
  const until = (...at: [number, number, number, number?, number?]) =>
    fieldsOf(drawing, 0, { expiresAt: new Date(...at).getTime() }).date;
  expect(until(2027, 0, 31)).toMatch(/^Jan 30, 2027, 11:59\sPM$/);
  expect(until(2027, 0, 31, 0, 1)).toMatch(/^Jan 31, 2027, 12:01\sAM$/);
  expect(until(2027, 0, 31, 9)).toMatch(/^Jan 31, 2027, 9:00\sAM$/);
});
