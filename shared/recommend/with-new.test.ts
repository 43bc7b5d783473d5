import { expect, it } from 'vitest';
import type { Card } from '../schema/catalog.ts';
import type { Page } from '../schema/page.ts';
import { recommend } from './recommend.ts';
import { catalogOf, settingsOf } from './shelf.fixture.ts';
import { withNew } from './with-new.ts';

const scored = (...ids: string[]) =>
  ids.map((id, i) => ({ card: { id, title: id, url: `/${id}` }, score: 1 / (i + 1) }));
const ids = (list: readonly { readonly card: { readonly id: string } }[]) => list.map(({ card }) => card.id);

it('gives every fourth place to a new product, and each product one place', () => {
  const list = scored('a', 'b', 'c', 'd', 'e', 'f', 'g');
  expect(ids(withNew(list, scored('x', 'b', 'e', 'y')))).toEqual([
    ...['a', 'b', 'c', 'x', 'd', 'e', 'f', 'y', 'g'],
  ]);
  expect(ids(withNew(list, []))).toEqual(ids(list));
  const scores = withNew(list, scored('x', 'y')).map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
});

it('puts one at the end of a list that has no fourth place', () => {
  expect(ids(withNew(scored('a', 'b'), scored('x', 'y')))).toEqual(['a', 'b', 'x']);
  expect(ids(withNew([], scored('x', 'y')))).toEqual(['x']);
  expect(withNew([], [])).toEqual([]);
});

/** Four hundred sellers of one category that go well with one another; then what nobody bought. */
const sellers: readonly Card[] = Array.from({ length: 400 }, (_, i) => ({
  ...{ id: `s-${i}`, title: `Seller ${i}`, url: `/s-${i}`, priceMinor: 900, category: 'Tea', brand: 'Old' },
}));
const fresh: Card = { id: 'new', title: 'New', url: '/new', priceMinor: 2000, category: 'tea', isNew: true };
const other: Card = { ...fresh, id: 'other', category: 'Mugs', tags: ['spring'] };
const home: Page = { kind: 'home', url: 'https://shop.example/', locale: 'en' };
const shown = (page: Page, products: readonly Card[], show = 4) =>
  recommend(settingsOf({ show }), {
    ...{ catalog: catalogOf(products), profile: null, page, sensitive: [], currencyDigits: 2, now: 0 },
  }).map(({ id }) => id);

it('shows a new product among what is related to one of its category, in a shop with plenty of sellers', () => {
  const products = [...sellers, other, fresh];
  const page: Page = { ...home, kind: 'product', product: { id: 's-7' } };
  expect(shown(page, products)).toEqual(['s-8', 's-9', 's-10', 'new']);
  expect(shown({ ...home, category: 'Tea' }, products)).toEqual(['s-0', 's-1', 's-2', 'new']);
  expect(shown(page, products, 24)).not.toContain('other');
});

it('shows no product for being unsold that the shop has had for long', () => {
  const { isNew: _, ...old } = fresh;
  expect(shown({ ...home, kind: 'product', product: { id: 's-7' } }, [...sellers, old], 24)).not.toContain(
    'new',
  );
});
