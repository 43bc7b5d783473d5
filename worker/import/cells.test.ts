import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceOf, quantityOf } from './cells.ts';
import { columnsOf, FIELDS } from './columns.ts';
import { decimalOf, minorOf } from './decimal.ts';
import { FileHabits } from './file-habits.ts';
import { MomentReader } from './moment.ts';
import { moneyText } from './money-text.ts';
import { orderStatusOf } from './order-status.ts';
import { sharesOf } from './shares.ts';
import { customerIdOf, idFault } from './shop-id.ts';

const minor = (text: string, quantity: number, digits: number) => {
  const amount = decimalOf(text);
  return amount && minorOf(amount, quantity, digits);
};

test.each([
  ['12.95', 1, 2, 1295],
  ['-12.95', 2, 2, -2590],
  ['12,95', 1, 2, 1295],
  ['1,234.50', 1, 2, 123450],
  ['1.234,50', 1, 2, 123450],
  ['1,234', 1, 2, null],
  ['14.665', 2, 2, 2933],
  ['14.665', 1, 2, 1467],
  ['-0.005', 1, 2, -1],
  ['0.004', -1, 2, 0],
  ['8900', 3, 0, 26700],
  ['1.5', 1, 0, 2],
  ['1.005', 100, 2, 10050],
  ['1e3', 1, 2, null],
  ['€5', 1, 2, null],
  ['1,234,567', 1, 2, 123456700],
  ['1.234.567', 1, 2, 123456700],
  ['1 234,50', 1, 2, 123450],
  ["1'234.50", 1, 2, 123450],
  ['1\u202f234,50', 1, 2, 123450],
  ['.5', 1, 2, 50],
  [',5', 1, 2, 50],
  ['12 50', 1, 2, null],
  ['1.23.4', 1, 2, null],
  ['99999999999999999', 1, 2, null],
  ['0.30000000000000004', 100, 2, 3000],
  ['-2.5500000000000003', 1, 2, -255],
  ['1.234', 2, 3, 2468],
])('%s, %d times, in %d decimals is %s', (text, quantity, digits, expected) => {
  expect(minor(text, quantity, digits)).toBe(expected);
});

test('an amount with as many decimals as its currency is exact for any quantity', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.integer({ min: -1e5, max: 1e5 }),
      (cents, quantity) => {
        const text = `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
        expect(minor(text, quantity, 2)).toBe(cents * quantity || 0);
      },
    ),
  );
});

const at = (text: string, zone = 'Europe/Rome') => {
  const read = new MomentReader(zone).read(text);
  return 'at' in read ? new Date(read.at).toISOString() : read.why;
};

test.each([
  ['2026-11-01T09:30:00Z', '2026-11-01T09:30:00.000Z'],
  ['2026-11-01T09:30:15.25+02:00', '2026-11-01T07:30:15.250Z'],
  ['2026-11-01 09:30:15 +0100', '2026-11-01T08:30:15.000Z'],
  ['2026-11-01T09:30', '2026-11-01T08:30:00.000Z'],
  ['2026-07-01 9:30', '2026-07-01T07:30:00.000Z'],
  ['2026/11/01 09:30', '2026-11-01T08:30:00.000Z'],
  ['2026-11-01', '2026-11-01T11:00:00.000Z'],
  ['2026-11-01 09:30 UTC', '2026-11-01T09:30:00.000Z'],
])('%s in Rome is %s', (text, expected) => expect(at(text)).toBe(expected));

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31T10:00',
  '2026-01-01T24:00',
  '2026-01-01T10:61',
])('%s does not exist', (text) => expect(at(text)).toContain('does not exist'));

test.each(['', 'yesterday', '1/2', '2026', '1/2/3/2026', 'Nov 2026', '99', '1e9', '12345678901234567'])(
  '"%s" is no date',
  (text) => expect(at(text)).toContain('not like'),
);

test.each([
  ['1.2.2026', '2026-02-01T11:00:00.000Z'],
  ['13/11/2026', '2026-11-13T11:00:00.000Z'],
  ['11/13/2026', '2026-11-13T11:00:00.000Z'],
  ['11-13-26 2:05 pm', '2026-11-13T13:05:00.000Z'],
  ['12/31/2026 12:00 AM', '2026-12-30T23:00:00.000Z'],
  ['Nov 1, 2026', '2026-11-01T11:00:00.000Z'],
  ['November 1, 2026 10:30 am', '2026-11-01T09:30:00.000Z'],
  ['1 Nov 2026', '2026-11-01T11:00:00.000Z'],
  ['01-Nov-26 10:30', '2026-11-01T09:30:00.000Z'],
  ['Sun, 01 Nov 2026 10:00:00 +0000', '2026-11-01T10:00:00.000Z'],
  ['Nov 1, 2026 at 10:30 PM', '2026-11-01T21:30:00.000Z'],
  ['20261101', '2026-11-01T11:00:00.000Z'],
  ['46327', '2026-11-01T11:00:00.000Z'],
  ['46327.4375', '2026-11-01T09:30:00.000Z'],
  ['1793525400', '2026-11-01T09:30:00.000Z'],
  ['1793525400000', '2026-11-01T09:30:00.000Z'],
])('%s in Rome is %s, whoever wrote it', (text, expected) => expect(at(text)).toBe(expected));

test('a date that could be two days is neither until it is known which', () => {
  const moments = new MomentReader('UTC');
  expect(moments.read('01/11/2026')).toEqual({ why: expect.stringContaining('two days') });
  expect(moments.read('01/11/2026', 'day-first')).toEqual({ at: Date.parse('2026-11-01T12:00Z') });
  expect(moments.read('01/11/2026', 'month-first')).toEqual({ at: Date.parse('2026-01-11T12:00Z') });
});

test.each(['1970-01-01', '01.01.1970 00:00', '1970-01-01T00:00:00Z'])('%s is no date of an order', (text) =>
  expect(at(text)).toContain('1970'),
);

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

const habits = (locale = 'it-IT', timeZone = 'Europe/Rome', latest = Date.parse('2026-11-22')) =>
  new FileHabits({ moments: new MomentReader(timeZone), latest, locale });

test('one clear date settles every doubtful one, and so does one clear price', () => {
  const one = habits();
  expect(one.learn('01/11/2025', '')).toBe(false);
  expect(one.learn('2026-11-01', '')).toBe(false);
  expect(one.learn('10/13/2025', '')).toBe(true);
  expect(one.dayOrder).toBe('month-first');
  expect(one.learn('01/11/2025', '1,234')).toBe(false);
  expect(one.learn('', '€12,50')).toBe(true);
  expect(one.mark).toBe(',');
});

test.each([
  ['it-IT', 'Europe/Rome', 'day-first'],
  ['en-US', 'Europe/Rome', 'month-first'],
  ['en-GB', 'America/New_York', 'day-first'],
  ['en', 'America/New_York', 'month-first'],
  ['en', 'Europe/Dublin', 'day-first'],
  ['en-CA', 'America/Toronto', 'month-first'],
  ['fr', 'America/Toronto', 'day-first'],
])('where no date tells, a store of %s in %s writes the %s', (locale, timeZone, order) => {
  const one = habits(locale, timeZone);
  one.learn('01/02/2026', '');
  expect(one.decide()).toContain(locale);
  expect(one.dayOrder).toBe(order);
});

test('a reading that lies in the future is not the right one', () => {
  const one = habits('it-IT');
  one.learn('01/12/2026', '');
  expect(one.decide()).toContain('future');
  expect(one.dayOrder).toBe('month-first');
});

test('shares add up to the amount and follow the weights', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1 }),
      (amount, weights) => {
        const shares = sharesOf(amount, weights);
        const all = weights.reduce((sum, weight) => sum + weight, 0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(all === 0 ? 0 : amount);
        for (const [i, share] of shares.entries())
          expect(Math.abs(share - (all === 0 ? 0 : (amount * (weights[i] ?? 0)) / all))).toBeLessThan(1.01);
      },
    ),
  );
});

test('a date alone is the same day in the zone of the store and in UTC', () => {
  const zones = fc.constantFrom(
    'Pacific/Auckland',
    'America/Los_Angeles',
    'Europe/Rome',
    'UTC',
    'Asia/Kolkata',
  );
  fc.assert(
    fc.property(zones, fc.integer({ min: 10_000, max: 25_000 }), (zone, day) => {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
      // Auckland is up to 13 hours ahead: its noon is 23:00 UTC of the day before in summer.
      if (zone !== 'Pacific/Auckland') expect(at(text, zone).slice(0, 10)).toBe(text);
    }),
  );
});

test.each([
  ['3', 3],
  ['2.0', 2],
  ['-12', -12],
  ['80,995.0', 80_995],
  ['80,995', 80_995],
  ['0', 'has a quantity of 0'],
  ['1.5', 'has a quantity that is not a whole number'],
  ['', 'has no quantity'],
  ['two', 'has a quantity that is no number: `two`'],
  ['1000001', 'has a quantity above 1,000,000'],
])('a quantity of %s reads as %s', (cell, expected) => expect(quantityOf(cell)).toBe(expected));

const columns = (header: string) => Object.fromEntries(columnsOf(FIELDS.orders, header.split(',')));

test('header names are matched by meaning', () => {
  expect(columns('customer,order,timestamp,product,name,quantity,unit_price,category')).toEqual({
    ...{ customer: 0, order: 1, at: 2, product: 3, title: 4, quantity: 5, price: 6, category: 7 },
  });
  expect(columns('Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country')).toEqual({
    ...{ order: 0, product: 1, title: 2, quantity: 3, at: 4, price: 5, customer: 6 },
  });
  expect(columns('orderId,createdAt,SKU,Qty,UnitPrice')).toEqual({
    order: 0,
    at: 1,
    product: 2,
    quantity: 3,
    price: 4,
  });
});

test.each([
  ['Completed', 'paid'],
  ['partially_refunded', 'paid'],
  ['on-hold', 'pending'],
  ['Canceled', 'cancelled'],
  ['voided', 'cancelled'],
  ['refunded', 'refunded'],
  ['wc-completed', 'paid'],
  ['', 'paid'],
  ['mystery', null],
])('the status %s is %s', (word, expected) => expect(orderStatusOf(word)).toBe(expected));

test('a guest is told from a customer', () => {
  expect(['', '0', 'nan', 'NULL', '13085.0', '13085', 'none-of-us'].map(customerIdOf)).toEqual([
    ...['', '', '', '', '13085', '13085', 'none-of-us'],
  ]);
});

test('an id is text that can be printed', () => {
  expect(idFault('order', 'A-1')).toBeNull();
  expect(idFault('order', 'ü'.repeat(128))).toBeNull();
  for (const id of ['x'.repeat(129), 'a\u0000b', 'a\nb', '\ud800'])
    expect(idFault('order', id)).toContain('order');
});
