// Which products take part, and in what order.
import { expect, test } from 'vitest';
import { PRODUCTS } from './catalog-cards.ts';
import { leadingSellers, type Sold } from './sellers.ts';

const sold = (product: string, changes: Partial<Sold> = {}): Sold => ({
  ...{ product, recent: 1, ever: 1, fading: 1 },
  ...changes,
});

const many = (n: number) => Array.from({ length: n }, (_, i) => sold(`P${String(i).padStart(4, '0')}`));

test('where all have room, what sold most of late stands first, then of all time, then by id', () => {
  const few = [sold('D'), sold('C'), sold('B', { ever: 3 }), sold('A', { recent: 2, fading: 0.1 })];
  expect(leadingSellers(few)).toEqual(['A', 'B', 'C', 'D']);
});

test('where there is no room for all, what was sold often within a year stays before what was sold once of late', () => {
  const yearly = sold('yearly', { recent: 0, ever: 4, fading: 1.6 });
  const leading = leadingSellers([...many(PRODUCTS), yearly]);
  expect(leading).toHaveLength(PRODUCTS);
  expect(leading.at(-1)).toBe('yearly');
  expect(leading).not.toContain(`P${PRODUCTS - 1}`);
});
