import { expect, test } from 'vitest';
import { priceOf } from './cells.ts';
import { moneyText } from './money-text.ts';

test.each([
  ['€3.00', '3.00', 'EUR'],
  ['$1,234.50', '1,234.50', 'USD'],
  ['1.234,50 €', '1.234,50', 'EUR'],
  ['12.50 EUR', '12.50', 'EUR'],
  ['CHF 12.50', '12.50', 'CHF'],
  ['R$ 3,00', '3,00', 'BRL'],
  ['kr. 120', '120', 'SEK'],
  ['129,90 zł', '129,90', 'PLN'],
  ['-$5', '-5', 'USD'],
  ['$-5', '-5', 'USD'],
  ['(5.00)', '-5.00', undefined],
  ['A$5', '5', 'AUD'],
  ['1 234,50 kr', '1 234,50', 'SEK'],
])('%s is the number %s in %s', (text, number, currency) =>
  expect(moneyText(text, 'EUR')).toEqual({ number, ...(currency !== undefined && { currency }) }),
);

test('a sign that many currencies have is the store’s own where the store has one of them', () => {
  expect(moneyText('$5', 'CAD')).toEqual({ number: '5', currency: 'CAD' });
  expect(moneyText('¥5', 'CNY')).toEqual({ number: '5', currency: 'CNY' });
  expect(moneyText('kr 5', 'NOK')).toEqual({ number: '5', currency: 'NOK' });
});

test.each(['a lot', '5 kg', '(5', '5)', '€', '1e3', '5-', '{…}', 'EUR'])('%s is no price', (text) =>
  expect(moneyText(text, 'EUR')).toBeNull(),
);

test('a price in a currency without decimals has thousands only', () => {
  const yen = (text: string) => priceOf(text, 'JPY');
  expect([yen('1,234'), yen('¥1,234'), yen('1.234')]).toEqual([
    { amount: { digits: 1234, scale: 0 } },
    { amount: { digits: 1234, scale: 0 }, currency: 'JPY' },
    { amount: { digits: 1234, scale: 0 } },
  ]);
});
