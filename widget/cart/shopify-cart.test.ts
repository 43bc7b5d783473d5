import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCartContract, servedBy } from '../../test/support/carts/cart-contract.ts';
import { fakeShopify } from '../../test/support/carts/fake-shopify.ts';
import { shopifyCart } from './shopify-cart.ts';

const KETTLE = { product: '8100000000051', variant: '44100000000501', quantity: 1 };
const SOLD_OUT = { product: '8100000000099', variant: '44100000000999', quantity: 1 };

beforeEach(() => {
  vi.stubGlobal('window', {});
  vi.stubGlobal('location', new URL('https://shop.example/it/products/sencha'));
});
afterEach(() => vi.unstubAllGlobals());

describe('the cart of a Shopify theme', () =>
  runCartContract({
    open: () => ({ shop: fakeShopify(), cart: shopifyCart('/it/') }),
    kettle: KETTLE,
    soldOut: SOLD_OUT,
  }));

describe('of a theme from before carts took codes', () =>
  runCartContract({
    open: () => ({ shop: fakeShopify({ takesCodes: false }), cart: shopifyCart('/') }),
    kettle: KETTLE,
    soldOut: SOLD_OUT,
  }));

test('leaves the attribute alone when it says the same already', async () => {
  const shop = fakeShopify();
  servedBy(shop);
  await shopifyCart('/').link('b'.repeat(64));
  await shopifyCart('/').link('b'.repeat(64));
  await shopifyCart('/').link(undefined);
  await shopifyCart('/').link(undefined);
  expect(shop.changes.map(({ body }) => body)).toEqual([
    { attributes: { reprise_visitor: 'b'.repeat(64) } },
    { attributes: { reprise_visitor: '' } },
  ]);
});

/** A theme with `Shopify.actions`, as it answers `updateCart`. */
function theme(isDefault: boolean, result: () => unknown) {
  const updateCart = Object.assign(
    vi.fn(async () => result()),
    { isDefault: () => isDefault },
  );
  vi.stubGlobal('window', { Shopify: { actions: { updateCart } } });
  return updateCart;
}

test('has a theme that says how its cart is changed do it', async () => {
  const shop = fakeShopify();
  servedBy(shop);
  const updateCart = theme(false, () => ({ cart: {}, userErrors: [], warnings: [] }));
  expect(await shopifyCart('/').add({ ...KETTLE, quantity: 2 })).toBe(true);
  expect(updateCart).toHaveBeenCalledWith({
    lines: [{ merchandiseId: 'gid://shopify/ProductVariant/44100000000501', quantity: 2 }],
  });
  expect(shop.changes).toEqual([]);
});

test.each([
  [() => ({ userErrors: [{ message: 'no' }] })],
  [() => ({ userErrors: [], warnings: [{ code: 'MERCHANDISE_OUT_OF_STOCK' }] })],
  [() => Promise.reject(new Error('no'))],
])('what such a theme could not add is not added another way %#', async (result) => {
  const shop = fakeShopify();
  servedBy(shop);
  theme(false, result);
  expect(await shopifyCart('/').add(KETTLE)).toBe(false);
  expect(shop.changes).toEqual([]);
});

test('what Shopify does by default, which may load the page again, is not called', async () => {
  const shop = fakeShopify();
  servedBy(shop);
  const updateCart = theme(true, () => ({}));
  expect(await shopifyCart('/').add(KETTLE)).toBe(true);
  expect(updateCart).not.toHaveBeenCalled();
});
