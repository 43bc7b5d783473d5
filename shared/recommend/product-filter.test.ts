import { expect, it } from 'vitest';
import type { ProductFilter } from '../schema/merchandising.ts';
import { matchesProduct } from './product-filter.ts';

const card = {
  ...{ id: 'sku-9', title: 'Dark roast', url: '/dark', brand: 'Aralia', category: 'coffee' },
  ...{ tags: ['beans', 'new'], priceMinor: 1250, stock: 3 },
};
const bare = { id: 'sku-1', title: 'Bare', url: '/bare' };

it.each<[ProductFilter, boolean, boolean]>([
  [{ product: 'sku-9' }, true, false],
  [{ product: ['sku-1', 'sku-2'] }, false, true],
  [{ category: 'coffee' }, true, false],
  [{ brand: 'Old' }, false, false],
  [{ tag: 'new' }, true, false],
  [{ category: 'coffee', tag: 'sale' }, false, false],
  [{ where: { brand: 'Aralia' } }, true, false],
  [{ where: { price: { $gte: 12.5 } } }, true, false],
  [{ where: { price: { $lt: 12.5 } } }, false, false],
  [{ where: { tags: { $in: ['beans'] } } }, true, false],
  [{ where: { $or: [{ stock: { $lte: 3 } }, { title: 'Bare' }] } }, true, true],
  [{ where: { $not: { category: 'coffee' } } }, false, true],
  [{ category: 'coffee', where: { brand: 'Old' } }, false, false],
  [{ category: 'Coffee' }, true, false],
  [{ brand: 'ARALIA', tag: 'New' }, true, false],
  [{ where: { brand: { $regex: 'e' } } }, false, false],
  [{ where: { price: { $lt: 20 } } }, true, false],
  [{ where: { tags: 'beans' } }, true, false],
  [{ where: { tags: { $ne: 'beans' } } }, false, true],
  [{ where: { stock: { $exists: false } } }, false, true],
])('%j holds for the full card: %s, for the bare one: %s', (filter, full, poor) => {
  expect(matchesProduct(filter, card, 2)).toBe(full);
  expect(matchesProduct(filter, bare, 2)).toBe(poor);
});

it('reads the price in major units of a currency without decimals', () => {
  expect(matchesProduct({ where: { price: 1250 } }, card, 0)).toBe(true);
});
