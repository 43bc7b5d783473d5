import { expect, it } from 'vitest';
import type { Card } from '../schema/catalog.ts';
import { alike, likenessOf } from './likeness.ts';
import { CARDS, catalogOf } from './shelf.fixture.ts';

const ids = (companions: readonly { readonly index: number }[]) =>
  companions.map(({ index }) => CARDS[index]?.id);
const catalog = catalogOf();

it('puts first what shares category and brand, then the nearer price, never the product itself', () => {
  const row = likenessOf(catalog, 2);
  expect(ids(row).slice(0, 2)).toEqual(['p-4', 'p-0']);
  expect(ids(row)).not.toContain('p-2');
  expect(row.map(({ weight }) => weight)).toEqual(row.map(({ weight }) => weight).sort((a, b) => b - a));
  for (const { weight } of row) expect(weight > 0 && weight <= 1).toBe(true);
  expect(likenessOf(catalog, 2)).toBe(row);
});

it('compares without regard to case, and counts a shared tag', () => {
  expect(ids(alike(catalog, { brand: 'ARALIA', category: 'Odd' })).slice(0, 3)).toEqual([
    'p-1',
    'p-3',
    'p-5',
  ]);
  expect(ids(alike(catalog, { tags: ['Gift'] }))).toEqual(['p-3']);
  expect(ids(alike(catalog, { brand: 'Aralia', category: 'odd', tags: ['gift'] }))[0]).toBe('p-3');
});

it('finds nothing for what has no trait, or traits of its own', () => {
  expect(alike(catalog, {})).toEqual([]);
  expect(alike(catalog, { priceMinor: 500 })).toEqual([]);
  expect(alike(catalog, { category: '__proto__', tags: ['constructor'] })).toEqual([]);
});

it('finds new products that share category, brand or nearly all tags, and no others', () => {
  const added = (id: string, more: Partial<Card>): Card => ({ id, title: id, url: `/${id}`, ...more });
  const cards = [
    ...CARDS,
    added('brand', { brand: 'aralia', isNew: true }),
    added('old', { brand: 'Aralia', category: 'even' }),
    added('both', { brand: 'Aralia', category: 'Even', isNew: true }),
    added('tag', { tags: ['gift', 'paper', 'red', 'blue', 'sale'], isNew: true }),
    added('tags', { tags: ['Gift'], isNew: true }),
  ];
  const shop = catalogOf(cards);
  const like = (id: string) =>
    likenessOf(
      shop,
      cards.findIndex((card) => card.id === id),
      'new',
    ).map(({ index }) => cards[index]?.id);
  expect(like('p-0')).toEqual(['both', 'brand']);
  expect(like('p-3')).toEqual(['brand', 'both', 'tags']);
  expect(like('p-7')).toEqual([]);
  expect(like('both')).toEqual(['brand']);
});
