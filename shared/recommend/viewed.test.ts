import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Page } from '../schema/page.ts';
import { recommend } from './recommend.ts';
import { catalogOf, settingsOf } from './shelf.fixture.ts';
import { viewedFrom } from './viewed.ts';

const home: Page = { kind: 'home', url: 'https://shop.example/', locale: 'en' };
const pageOf = (id: string): Page => ({ ...home, kind: 'product', product: { id } });
const from = (page: Page, before: readonly string[], sensitive: Parameters<typeof viewedFrom>[3] = []) =>
  viewedFrom(page, before, catalogOf(), sensitive, 2);
const shown = (viewed: readonly string[], settings: Parameters<typeof settingsOf>[0] = {}, page = home) =>
  recommend(settingsOf({ strategy: 'recently-viewed', fallback: 'none', ...settings }), {
    ...{ catalog: catalogOf(), profile: null, page, viewed, sensitive: [], currencyDigits: 2, now: 0 },
  }).map((card) => card.id);

it('remembers the product of the page first, and each product once', () => {
  expect(from(pageOf('p-1'), [])).toEqual(['p-1']);
  expect(from(pageOf('p-2'), ['p-1', 'p-2', 'p-3'])).toEqual(['p-2', 'p-1', 'p-3']);
  expect(from(home, ['p-1'])).toEqual(['p-1']);
});

it('says nothing new of a page that is asked about again', () => {
  const before = ['p-2', 'p-1'];
  expect(from(pageOf('p-2'), before)).toBe(before);
  expect(from(pageOf('p-2'), ['p-2', 'p-1', 'p-2'])).toEqual(['p-2', 'p-1']);
});

it('remembers no product that could not be shown: unknown to the catalogue, or sensitive', () => {
  expect(from(pageOf('gone'), ['p-1'])).toEqual(['p-1']);
  expect(from(pageOf('p-3'), ['p-1'], [{ tag: 'gift' }])).toEqual(['p-1']);
});

it('keeps what it knew while there is no catalogue', () => {
  expect(viewedFrom(pageOf('p-1'), ['p-9'], null, [], 2)).toEqual(['p-9']);
});

it('remembers at most 20, whatever was said before', () => {
  const many = Array.from({ length: 31 }, (_, i) => ({ id: `p-${i}`, title: '', url: '' }));
  const id = fc.integer({ min: 0, max: 30 }).map((i) => `p-${i}`);
  fc.assert(
    fc.property(id, fc.array(id, { maxLength: 40 }), (here, before) => {
      const list = viewedFrom(pageOf(here), before, catalogOf(many), [], 2);
      expect(list[0]).toBe(here);
      expect(list.length).toBeLessThanOrEqual(20);
      expect(new Set(list).size).toBe(list.length);
    }),
  );
});

it('shows what was viewed, the last one first, but for the page’s own, what is in the cart and what is sold out', () => {
  expect(shown(['p-3', 'p-1', 'p-2'])).toEqual(['p-3', 'p-1', 'p-2']);
  expect(shown(['p-3', 'p-1', 'p-3', 'gone'], {}, pageOf('p-1'))).toEqual(['p-3']);
  const cart = { ...home, cart: { totalMinor: 0, items: [{ product: 'p-3', quantity: 1 }] } };
  expect(shown(['p-3', 'p-1'], {}, cart)).toEqual(['p-1']);
});

it('lets the merchant boost, bury and exclude among what was viewed', () => {
  expect(shown(['p-8', 'p-1', 'p-2'], { boost: [{ brand: 'Aralia', by: 3 }] })).toEqual([
    'p-1',
    'p-8',
    'p-2',
  ]);
  expect(shown(['p-8', 'p-1'], { exclude: [{ brand: 'Old' }] })).toEqual(['p-1']);
});

it('fills what was not viewed with best sellers, where the campaign says so', () => {
  expect(shown(['p-5'], { fallback: 'bestsellers', show: 3 })).toEqual(['p-5', 'p-0', 'p-1']);
});
