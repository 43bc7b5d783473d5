import { afterEach, expect, test, vi } from 'vitest';
import { onCartChange } from './cart-changes.ts';

afterEach(() => vi.unstubAllGlobals());

/** Tells the watcher of a request, as the browser does once it has ended; answers whether it took it for a change. */
function requested(address: string): boolean {
  let tell = (_list: object) => {};
  const Observer = class {
    constructor(callback: (list: object) => void) {
      tell = callback;
    }
    observe = vi.fn();
  };
  vi.stubGlobal('PerformanceObserver', Observer);
  const listener = vi.fn();
  onCartChange(listener);
  tell({ getEntries: () => [{ name: 'https://shop.example/style.css' }, { name: address }] });
  return listener.mock.calls.length > 0;
}

test.each([
  ['/cart/add.js', true],
  ['/it/cart/add', true],
  ['/cart/change.js?sections=cart-drawer', true],
  ['/cart/update.js', true],
  ['/cart/clear.js', true],
  ['/?wc-ajax=add_to_cart', true],
  ['/?wc-ajax=remove_from_cart', true],
  ['/?wc-ajax=apply_coupon', true],
  ['/wp-json/wc/store/v1/cart/add-item', true],
  ['/index.php?rest_route=/wc/store/v1/cart/update-item', true],
  ['/wp-json/wc/store/v1/batch?_locale=site', true],
  ['/api/2026-07/graphql.json', true],
  ['/cart.js', false],
  ['/cart', false],
  ['/cart/', false],
  ['/wp-json/wc/store/v1/cart', false],
  ['/?wc-ajax=get_refreshed_fragments', false],
  ['/products/sencha.js', false],
])('a request to %s changes the cart: %s', (path, changes) => {
  expect(requested(`https://shop.example${path}`)).toBe(changes);
});
