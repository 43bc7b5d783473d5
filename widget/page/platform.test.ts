import { afterEach, expect, test, vi } from 'vitest';
import { visit } from '../../test/support/recorded-page.ts';
import { hasShopCart } from './platform.ts';

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
