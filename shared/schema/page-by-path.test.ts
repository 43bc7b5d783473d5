import * as v from 'valibot';
import { expect, test } from 'vitest';
import { categoryOfPath, kindOfPath } from './page-by-path.ts';
import { ToldPage } from './told-page.ts';

test.each([
  ['/', 'home'],
  ['/en/', 'home'],
  ['/de-CH', 'home'],
  ['/index.html', 'home'],
  ['/products/kettle', 'product'],
  ['/collections/tea/products/kettle', 'product'],
  ['/products', undefined],
  ['/collections/tea', 'category'],
  ['/collections/home', 'category'],
  ['/product-category/tea/', 'category'],
  ['/cart', 'cart'],
  ['/checkout', 'checkout'],
  ['/checkouts/cn/abc', 'checkout'],
  ['/checkout/order-received/7', 'thank-you'],
  ['/thank-you', 'thank-you'],
  ['/account/orders', 'account'],
  ['/search', 'search'],
  ['/payment-methods-explained', undefined],
  ['/blogs/coffee', undefined],
])('the path %s is of kind %s', (path, kind) => {
  expect(kindOfPath(path)).toBe(kind);
});

test.each([
  ['/collections/tea/products/sencha', 'tea'],
  ['/product-category/gr%C3%BCner-tee/', 'grüner-tee'],
  ['/c/%E0%A4%A', '%E0%A4%A'],
  ['/about', undefined],
])('the path %s is under the category %s', (path, category) => {
  expect(categoryOfPath(path)).toBe(category);
});

const told = (page: object) =>
  v.parse(ToldPage, { url: 'https://shop.example/collections/tea?x=/cart', ...page });

test('the address says what the page did not', () => {
  expect(told({})).toMatchObject({ kind: 'category', category: 'tea' });
  expect(told({ kind: 'other', category: 'Tea' })).toMatchObject({ kind: 'other', category: 'Tea' });
  expect(told({ url: 'https://shop.example' })).toMatchObject({ kind: 'home' });
  expect(told({ url: 'https://shop.example/about' }).category).toBeUndefined();
});
