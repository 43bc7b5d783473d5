import { expect, it } from 'vitest';
import type { HistoryLine } from '../segment/profile.ts';
import { salesIn } from './sale.ts';

const line = (order: string, changes: Partial<HistoryLine> = {}): HistoryLine => ({
  ...{ order, at: 1000, product: 'tea', quantity: 2, priceMinor: 500, totalMinor: 1000 },
  ...{ subscription: false, cancelled: false, ...changes },
});
const costOf = (product: string) => ({ tea: 200, mug: 0 })[product];

it('leaves the shop what a sale brought less what its pieces cost', () => {
  expect(salesIn([line('O1'), line('O1', { product: 'mug', quantity: 1, totalMinor: 700 })], costOf)).toEqual(
    [{ order: 'O1', at: 1000, revenueMinor: 1700, costedMinor: 1700, marginMinor: 600 + 700 }],
  );
});

it('says of which part of the revenue costs are known', () => {
  const [sale] = salesIn([line('O1'), line('O1', { product: 'cup', totalMinor: 900 })], costOf);
  expect(sale).toMatchObject({ revenueMinor: 1900, costedMinor: 1000, marginMinor: 600 });
});

it('takes a return that is an order of its own off the sale before it, its cost too', () => {
  const back = line('R1', { at: 2000, quantity: -1, totalMinor: -500 });
  expect(salesIn([line('O1'), back], costOf)).toEqual([
    { order: 'O1', at: 1000, revenueMinor: 500, costedMinor: 500, marginMinor: 300 },
  ]);
});

it('counts no sale for a cancelled order or postage alone', () => {
  expect(salesIn([line('O1', { cancelled: true }), line('O2', { product: 'POSTAGE' })], costOf)).toEqual([]);
});
