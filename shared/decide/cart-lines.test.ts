import { describe, expect, it } from 'vitest';
import type { Cart } from '../schema/page.ts';
import { decide } from './decide.ts';
import { contextFrom } from './fixtures/arbitrary.ts';
import { documentOf, POPUP, preparedFrom, STORE } from './fixtures/shop.ts';

type Item = Cart['items'][number];
const SAVED = { ...POPUP, cart: true };

const linesOf = (items: readonly Item[], page: object = {}, store: object = {}) => {
  const document = documentOf([SAVED], { store: { ...STORE, ...store } });
  const context = contextFrom({ page: { ...page, cart: { totalMinor: 4200, items } } });
  const [one] = decide(preparedFrom(document), context).decisions;
  expect(one?.cart).toBe(true);
  return one?.products;
};

describe('the saved cart', () => {
  it('has lines named by the catalogue, at the price of the cart', () => {
    const items = [{ product: 'cups', variant: 'blue', quantity: 3, priceMinor: 1400, title: 'other' }];
    expect(linesOf(items)).toEqual([
      { id: 'cups', variant: 'blue', title: 'CUPS', url: '/products/cups', quantity: 3, priceMinor: 1400 },
    ]);
  });

  it("takes the page's word for a product the catalogue lacks, and leaves out what has no name", () => {
    const told = { title: 'New', url: '/p/new', image: 'https://cdn.example/new.webp' };
    expect(
      linesOf([
        { product: 'new', quantity: 1, priceMinor: 500, ...told },
        { product: 'bare', quantity: 2, title: 'Bare' },
        { product: 'nameless', quantity: 1 },
        { product: 'tea', quantity: 0 },
      ]),
    ).toEqual([
      { id: 'new', quantity: 1, priceMinor: 500, ...told },
      { id: 'bare', quantity: 2, title: 'Bare', url: '' },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'JAVASCRIPT:x',
    ' /x',
    '/\\evil.example',
  ])('makes no link and no picture of %s', (address) => {
    const line = { product: 'new', quantity: 1, title: 'N', url: address, image: address };
    expect(linesOf([line])).toEqual([{ id: 'new', title: 'N', url: '', quantity: 1 }]);
  });

  it('has ten lines at most, and none when nothing may be named', () => {
    const items = Array.from({ length: 30 }, (_, i) => ({ product: `p-${i}`, quantity: 1, title: `P${i}` }));
    expect(linesOf(items)?.map(({ title }) => title)).toEqual(items.slice(0, 10).map(({ title }) => title));
    expect(linesOf([{ product: 'nameless', quantity: 1 }])).toBeUndefined();
  });

  it('is not shown for lines of which there is nothing', () => {
    const context = (quantity: number) =>
      contextFrom({ page: { cart: { totalMinor: 0, items: [{ product: 'tea', quantity }] } } });
    const ids = (quantity: number) =>
      decide(preparedFrom(documentOf([SAVED])), context(quantity)).decisions.map(({ campaign }) => campaign);
    expect([ids(0), ids(1)]).toEqual([[], [SAVED.id]]);
  });

  it("shows the catalogue's price only in the currency of the store", () => {
    const items = [{ product: 'cups', quantity: 1 }];
    expect(linesOf(items)).toMatchObject([{ priceMinor: 990 }]);
    expect(linesOf(items, { currency: 'TRY' })?.[0]).not.toHaveProperty('priceMinor');
    expect(linesOf([{ product: 'cups', quantity: 1, priceMinor: 9 }], { currency: 'TRY' })).toMatchObject([
      { priceMinor: 9 },
    ]);
  });

  it.each([
    ['by the catalogue', [{ category: 'ware' }], { product: 'cups', quantity: 1 }],
    ['by its id', [{ product: ['x', 'new'] }], { product: 'new', quantity: 1, title: 'New' }],
    [
      'by the category that the page tells',
      [{ category: 'Intimate' }],
      { product: 'new', quantity: 1, title: 'New', category: 'intimate' },
    ],
    ['where nobody can tell', [{ tag: 'private' }], { product: 'new', quantity: 1, title: 'New' }],
  ])('never names a sensitive product, known %s', (_, sensitive, item) => {
    const tea = { product: 'tea', quantity: 1 };
    expect(linesOf([item, tea], {}, { sensitive })?.map(({ id }) => id)).toEqual(['tea']);
  });

  it('names what is known not to be sensitive', () => {
    const sensitive = [{ category: 'intimate' }, { product: 'x', tag: 'private' }];
    const item = { product: 'new', quantity: 1, title: 'New', category: 'tea' };
    expect(linesOf([item], {}, { sensitive })).toMatchObject([{ id: 'new' }]);
  });
});
