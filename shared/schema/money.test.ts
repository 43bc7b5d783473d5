import fc from 'fast-check';
import { expect, it } from 'vitest';
import { currencyDigits, minorUnits } from './money.ts';

it.each([
  ['50.00', 'EUR', 5000],
  ['50', 'EUR', 5000],
  ['0.5', 'EUR', 50],
  ['8900', 'KRW', 8900],
  ['8900.5', 'KRW', 8901],
  ['1.2345', 'KWD', 1235],
  ['19.995', 'EUR', 2000],
  ['0.07', 'EUR', 7],
])('%s %s is %i', (amount, currency, minor) => {
  expect(minorUnits(amount, currency)).toBe(minor);
});

it('takes every amount back that it would print', () => {
  fc.assert(
    fc.property(fc.nat(99_999_999_999), fc.constantFrom('EUR', 'JPY', 'KWD'), (minor, currency) => {
      const digits = currencyDigits(currency);
      const text = String(minor).padStart(digits + 1, '0');
      const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
      expect(minorUnits(amount, currency)).toBe(minor);
    }),
  );
});

it('takes what is no currency for one with two decimals', () => {
  expect(currencyDigits('nonsense')).toBe(2);
});
