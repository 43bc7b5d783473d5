import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharesOf } from '../../shared/schema/shares.ts';
import { quantityOf } from './cells.ts';
import { columnsOf, FIELDS } from './columns.ts';
import { decimalOf, minorOf } from './decimal.ts';
import { orderStatusOf } from './order-status.ts';
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
  ['0,125', 8, 2, 100],
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
