import { afterEach, expect, test, vi } from 'vitest';
import { visit } from '../../test/support/recorded-page.ts';
import { hasShopCart, mayHaveCart } from './platform.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['shopify-dawn-home', true],
  ['woo-storefront-product', true],
  ['woo-blocks-cart', true],
  ['ga4-gtm-cart', false],
  ['plain', false],
])('the shop of %s has a cart of its platform: %s', (fixture, has) => {
  visit(fixture, '/');
  expect(hasShopCart()).toBe(has);
});

test('a headless page with nothing of Shopify but its consent library has none', () => {
  visit('plain', '/');
  Reflect.set(window, 'Shopify', { customerPrivacy: {} });
  expect(hasShopCart()).toBe(false);
});

test.each([
  ['', false],
  ['_shopify_y=1; cart=Z2NwLWV1%3Fkey%3D1; cart_currency=EUR', true],
  ['woocommerce_items_in_cart=1; woocommerce_cart_hash=x', true],
  ['cart_currency=EUR', false],
  ['my-cart-id=1', false],
])('with the cookies %j there may be something in the cart: %s', (cookie, may) => {
  visit('plain', '/');
  Reflect.set(document, 'cookie', cookie);
  expect(mayHaveCart()).toBe(may);
});
