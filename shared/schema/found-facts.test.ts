import * as v from 'valibot';
import { expect, test } from 'vitest';
import { kindOfWords } from './page-by-words.ts';
import { ToldPage } from './told-page.ts';

const told = (page: object, ...found: unknown[]) =>
  v.parse(ToldPage, { url: 'https://shop.example/kettle', ...page, found });
const PRODUCT = { words: 'product', id: 'a', title: 'Kettle', currency: 'EUR', price: '12.50' };

test.each([
  ['product', 'product'],
  ['collection', 'category'],
  ['searchresults', 'search'],
  ['cart', 'cart'],
  ['home,page,page-id-7,woocommerce-js', 'home'],
  ['single-product,postid-381,woocommerce,woocommerce-page', 'product'],
  ['archive tax-product_cat term-tea woocommerce', 'category'],
  ['woocommerce-shop,woocommerce', 'category'],
  ['search,search-results,woocommerce-shop', 'search'],
  ['woocommerce-checkout,woocommerce-page,woocommerce-order-received', 'thank-you'],
  ['woocommerce-checkout,woocommerce-page,woocommerce-order-pay', 'checkout'],
  ['woocommerce-account,woocommerce-orders', 'account'],
  ['view_item', 'product'],
  ['view_item_list', 'category'],
  ['view_cart', 'cart'],
  ['begin_checkout', 'checkout'],
  ['purchase', 'thank-you'],
  ['woocommerce-js', undefined],
  ['page', undefined],
  ['', undefined],
])('the words %j name a page of kind %s', (words, kind) => {
  expect(kindOfWords(words)).toBe(kind);
});

test('the first answer per field wins, the shop’s own before all', () => {
  const second = {
    words: 'view_item',
    id: 'b',
    variant: 7,
    title: 'Other',
    category: 'Pots',
    currency: 'EUR',
  };
  expect(told({}, PRODUCT, second)).toMatchObject({
    kind: 'product',
    category: 'Pots',
    currency: 'EUR',
    product: { id: 'a', variant: '7', title: 'Kettle', priceMinor: 1250 },
  });
  expect(told({ product: { id: 9, priceMinor: 1100, title: {} } }, PRODUCT).product).toEqual({
    id: '9',
    title: 'Kettle',
    priceMinor: 1100,
  });
});

test('who takes the page for one of another kind is not heard on its product', () => {
  expect(told({}, { words: 'cart' }, PRODUCT)).toMatchObject({ kind: 'cart', currency: undefined });
  expect(told({}, { words: 'cart' }, PRODUCT).product).toBeUndefined();
  expect(told({ kind: 'other' }, PRODUCT).product).toBeUndefined();
  expect(told({}, { words: '', category: 'Tea' }, { words: 'collection' })).toMatchObject({
    kind: 'category',
    category: 'Tea',
  });
});

test.each([
  [{ price: '12.50' }, 1250],
  [{ price: 12.5 }, 1250],
  [{ price: 0 }, 0],
  [{ price: '1200', currency: 'JPY' }, 1200],
  [{ price: '1.25', currency: 'kwd' }, 1250],
  [{ price: '1.299,00' }, undefined],
  [{ price: '' }, undefined],
  [{ price: -1 }, undefined],
  [{ price: {} }, undefined],
  [{ currency: 'euro' }, undefined],
  [{ currency: undefined }, undefined],
])('with %j it costs %s minor units', (change, priceMinor) => {
  expect(told({}, { ...PRODUCT, ...change }).product?.priceMinor).toBe(priceMinor);
});

test('a price in another currency than the page is in is no price of the page', () => {
  expect(told({ currency: 'CHF' }, PRODUCT)).toMatchObject({
    currency: 'CHF',
    product: { priceMinor: undefined },
  });
});

const CART = { totalMinor: 100, items: [{ product: 'a', quantity: 1 }] };

test('a page is in the currency of its cart, when the shop itself says none', () => {
  const page = told({ cart: { ...CART, currency: 'CHF' } }, PRODUCT);
  expect(page).toMatchObject({ currency: 'CHF', cart: CART, product: { priceMinor: undefined } });
  expect(told({ cart: { ...CART, currency: 'euro' } }, PRODUCT)).toMatchObject({
    currency: 'EUR',
    cart: CART,
  });
});

test('a cart in another currency than the shop says is not known', () => {
  expect(told({ currency: 'EUR', cart: { ...CART, currency: 'CHF' } }).cart).toBeUndefined();
  expect(told({ currency: 'EUR', cart: CART }).cart).toEqual(CART);
});

test('what Shopify counts in hundredths, it counts so in every currency', () => {
  const yen = { words: 'product', id: 7, currency: 'JPY', hundredths: 120_000 };
  expect(told({}, yen).product).toMatchObject({ id: '7', priceMinor: 1200 });
});

test('a product of WordPress is named by the classes of its page', () => {
  const words = 'single-product,postid-381,woocommerce-page';
  expect(told({}, { words }).product).toMatchObject({ id: '381' });
  expect(told({}, { words: 'single-post,postid-381' }).product).toBeUndefined();
});

test.each([
  ['Home\nTea\nKettle', 'Tea'],
  ['Home\nTea', 'Tea'],
  ['Home\nKettle', undefined],
  ['Home', undefined],
  ['Home\n\n', undefined],
  ['', undefined],
])('the crumbs %j lead to the category %s', (crumbs, category) => {
  expect(told({}, { ...PRODUCT, crumbs }).category).toBe(category);
});

test.each([[null], ['x'], [7], [[]], [{ words: {} }], [{ id: {} }], [{ words: 'product', id: '' }]])(
  'makes no product of %j',
  (fact) => {
    expect(told({}, fact).product).toBeUndefined();
  },
);

test('what is no list is nothing found', () => {
  const page = { url: 'https://shop.example/cart', found: 'x' };
  expect(v.parse(ToldPage, page)).toMatchObject({ kind: 'cart' });
});
