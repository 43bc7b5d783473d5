import { afterEach, expect, test, vi } from 'vitest';
import { visit } from '../../test/support/recorded-page.ts';
import { mayHaveCart } from './may-have-cart.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['', false],
  ['_shopify_y=1; cart=Z2NwLWV1%3Fkey%3D1; cart_currency=EUR', true],
  ['woocommerce_items_in_cart=1; woocommerce_cart_hash=x', true],
  ['reprise_visitor=5e88', true],
  ['cart_currency=EUR', false],
  ['my-cart-id=1', false],
])('with the cookies %j there may be something in the cart: %s', (cookie, may) => {
  visit('plain', '/');
  Reflect.set(document, 'cookie', cookie);
  expect(mayHaveCart([])).toBe(may);
});

test.each([
  ['ga4-gtm-cart', true],
  ['ga4-gtag-product', false],
  ['plain', false],
])('by the statistics of %s there may be something in it: %s', (fixture, may) => {
  const { dataLayer } = visit(fixture, '/');
  expect(mayHaveCart([null, 7, 'x', ...dataLayer])).toBe(may);
});
