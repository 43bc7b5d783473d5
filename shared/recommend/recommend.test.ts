import { describe, expect, it } from 'vitest';
import type { Page } from '../schema/page.ts';
import { historyOf, line, onDay } from '../segment/history.fixture.ts';
import { profileOf } from '../segment/profile.ts';
import { printRow, weightCode } from './companion-row.ts';
import { recommend } from './recommend.ts';
import { CARDS, catalogOf, settingsOf } from './shelf.fixture.ts';

const NOW = onDay(100);
const home: Page = { kind: 'home', url: 'https://shop.example/', locale: 'en' };
const productPage = (id: string): Page => ({ ...home, kind: 'product', product: { id } });
const cartPage = (...products: string[]): Page => ({
  ...home,
  cart: { totalMinor: 0, items: products.map((product) => ({ product, quantity: 1 })) },
});
const buyerOf = (...bought: [product: string, day: number][]) =>
  profileOf(
    historyOf(bought.map(([product, day]) => line({ product, at: onDay(day), order: `${product}-${day}` }))),
  );
const shown = (
  given: Parameters<typeof settingsOf>[0],
  context: Partial<Parameters<typeof recommend>[1]> = {},
) =>
  recommend(settingsOf({ fallback: 'none', ...given }), {
    ...{ catalog: catalogOf(), profile: null, page: home, sensitive: [], currencyDigits: 2, now: NOW },
    ...context,
  }).map((card) => card.id);

describe('recommend', () => {
  it('starts from the product on the page, else from the cart, else from what was bought last', () => {
    const profile = buyerOf(['p-7', 10], ['p-6', 5]);
    const both = { ...cartPage('p-4'), product: { id: 'p-0' } };
    expect(shown({}, { page: both, profile })).toEqual(['p-1', 'p-2', 'p-3']);
    expect(shown({}, { page: cartPage('p-4'), profile })).toEqual(['p-5', 'p-8']);
    expect(shown({}, { profile })).toEqual(['p-8', 'p-9', 'p-10', 'p-11']);
  });

  it('has nothing related for somebody unknown on a page without product, and falls back', () => {
    expect(shown({})).toEqual([]);
    expect(shown({ fallback: 'bestsellers' })).toEqual(['p-0', 'p-1', 'p-2', 'p-3']);
  });

  it('shows what goes with a product from another category as complementary', () => {
    expect(shown({ strategy: 'complementary' }, { page: productPage('p-0') })).toEqual(['p-1', 'p-3']);
  });

  it('shows what is new to the person as next', () => {
    const profile = buyerOf(['p-0', 10], ['p-1', 20], ['p-1', 50]);
    expect(shown({ strategy: 'next' }, { profile })).toEqual(['p-2', 'p-3', 'p-4', 'p-5']);
  });

  it('shows a person’s own products as again, most likely first', () => {
    const profile = buyerOf(['p-3', 20], ['p-3', 50], ['p-3', 80], ['p-5', 10]);
    expect(shown({ strategy: 'again' }, { profile })).toEqual(['p-3', 'p-5']);
  });

  it('shows what goes into one basket first as complementary, whatever its category', () => {
    const together = CARDS.map((_, i) => (i === 0 ? printRow([{ index: 8, weight: 0.2 }]) : ''));
    const catalog = { ...catalogOf(), together };
    const list = shown({ strategy: 'complementary' }, { catalog, page: productPage('p-0') });
    expect(list).toEqual(['p-8', 'p-1', 'p-3']);
  });

  it('shows among the next what others bought after what the person bought last', () => {
    const following = CARDS.map((_, i) => (i === 1 ? printRow([{ index: 11, weight: 4 }]) : ''));
    const catalog = { ...catalogOf(), following };
    const list = (profile: ReturnType<typeof buyerOf>) => shown({ strategy: 'next' }, { catalog, profile });
    expect(list(buyerOf(['p-0', 10], ['p-1', 20]))[0]).toBe('p-11');
    expect(list(buyerOf(['p-1', 10], ['p-0', 20]))).not.toContain('p-11');
  });

  it('lets best sellers rise among the next as far as the store’s past says so', () => {
    const sellers = [printRow([]), printRow([{ index: 9, weight: 1 }])];
    const list = (leaning: number) =>
      shown(
        { strategy: 'next', show: 2 },
        { catalog: { ...catalogOf(), sellers, leaning }, profile: buyerOf(['p-0', 10]) },
      );
    expect(list(0)).toEqual(['p-1', 'p-2']);
    expect(list(1)).toEqual(['p-9', 'p-1']);
    expect(list(0.4)).toEqual(['p-1', 'p-9']);
  });

  it('ranks by the published weights', () => {
    const related = CARDS.map((_, i) => (i === 0 ? [5, 6] : i === 1 ? [7] : []));
    const weights = related.map((_, i) =>
      i === 0 ? weightCode(0.3) + weightCode(0.02) : i === 1 ? weightCode(0.1) : '',
    );
    const catalog = { ...catalogOf(), related, weights };
    const profile = buyerOf(['p-0', 10], ['p-1', 20]);
    expect(shown({ strategy: 'next' }, { catalog, profile })).toEqual(['p-5', 'p-7', 'p-6']);
  });

  it('shows what resembles a product nobody bought, and mixes it in where buyers tell little', () => {
    const related = CARDS.map((_, i) => (i === 0 ? [1] : i === 2 ? [9] : []));
    const weights = related.map((_, i) => (i === 0 ? weightCode(0.5) : i === 2 ? weightCode(0.02) : ''));
    const catalog = { ...catalogOf(), related, weights };
    expect(shown({ show: 2 }, { catalog, page: productPage('p-4') })).toEqual(['p-2', 'p-0']);
    const little = shown({ show: 12 }, { catalog, page: productPage('p-2') });
    expect(little.slice(0, 2)).toEqual(['p-4', 'p-0']);
    expect(little).toContain('p-9');
    expect(shown({ show: 1 }, { catalog, page: productPage('p-0') })).toEqual(['p-1']);
  });

  it('shows the best sellers of its kind on the page of a product it does not know, or of a category', () => {
    const unknown = { ...home, product: { id: 'new', category: 'Odd' } };
    expect(shown({ show: 3 }, { page: unknown })).toEqual(['p-1', 'p-3', 'p-5']);
    expect(shown({ show: 3 }, { page: { ...home, category: 'odd' } })).toEqual(['p-1', 'p-3', 'p-5']);
    expect(shown({}, { page: { ...home, product: { id: 'new' } } })).toEqual([]);
  });

  it('leaves recently viewed to the browser and shows the fallback', () => {
    expect(shown({ strategy: 'recently-viewed', show: 2, fallback: 'bestsellers' })).toEqual(['p-0', 'p-1']);
  });

  it('fills a list of new products with what was bought before, but not just now', () => {
    const profile = buyerOf(['p-0', 95], ['p-1', 20]);
    const filled = shown({ strategy: 'next', show: 5, fallback: 'bestsellers' }, { profile });
    expect(filled).not.toContain('p-0');
    expect(filled.at(-1)).toBe('p-1');
  });

  it.each(['related', 'complementary', 'again', 'next', 'bestsellers', 'recently-viewed'] as const)(
    'never shows by %s what is sold out, in the cart, on the page, sensitive or just bought, pinned or not',
    (strategy) => {
      const catalog = catalogOf(CARDS.map((card) => (card.id === 'p-1' ? { ...card, stock: 0 } : card)));
      const page = { ...cartPage('p-2'), product: { id: 'p-0' } };
      const never = ['p-0', 'p-1', 'p-2', 'p-3', 'p-4'];
      const pin = never.map((product, i) => ({ product, position: i + 1 }));
      const profile = buyerOf(['p-1', 10], ['p-2', 10], ['p-3', 10], ['p-0', 10], ['p-4', 99], ['p-5', 10]);
      const list = shown(
        { strategy, pin, show: 24, fallback: 'bestsellers' },
        { catalog, page, profile, viewed: [...never, 'p-6'], sensitive: [{ tag: 'gift' }] },
      );
      expect(list).not.toEqual([]);
      for (const product of never) expect(list).not.toContain(product);
    },
  );

  it('shows again, and pinned, what is bought weekly once half the week is over', () => {
    const weekly = [70, 77, 84, 91].map((day): [string, number] => ['p-3', day]);
    const inDays = (days: number) =>
      shown(
        { strategy: 'again', show: 2, pin: [{ product: 'p-3', position: 1 }] },
        { profile: buyerOf(...weekly, ['p-5', 91]), now: onDay(91 + days) },
      );
    expect(inDays(1)).toEqual([]);
    expect(inDays(6)).toEqual(['p-3']);
    expect(inDays(31)).toEqual(['p-3', 'p-5']);
  });

  it('shows nothing before the store has a catalogue', () => {
    expect(shown({ fallback: 'bestsellers' }, { catalog: null })).toEqual([]);
  });

  it('skips pins and purchases the catalogue does not know', () => {
    const settings = { show: 2, fallback: 'bestsellers', pin: [{ product: 'gone', position: 1 }] } as const;
    expect(shown({ ...settings, pin: [...settings.pin] }, { profile: buyerOf(['gone', 3]) })).toEqual([
      'p-0',
      'p-1',
    ]);
  });
});
