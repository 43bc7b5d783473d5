import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCartContract, servedBy } from '../../test/support/carts/cart-contract.ts';
import { fakeWoo } from '../../test/support/carts/fake-woo.ts';
import { wooCart } from './woo-cart.ts';

const KETTLE = { product: '701', quantity: 1 };
const SOLD_OUT = { product: '700', variant: '799', quantity: 1 };
const heard: string[] = [];

beforeEach(() => {
  heard.length = 0;
  const hear = (event: Event) => heard.push(event.type);
  const jar = new Map<string, string>();
  vi.stubGlobal('dispatchEvent', hear);
  vi.stubGlobal('location', new URL('https://shop.example/product/sencha/'));
  vi.stubGlobal('document', {
    body: { dispatchEvent: hear },
    get cookie() {
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    set cookie(line: string) {
      const [, name = '', value = '', age] = /^(\w+)=([^;]*).*max-age=(\d+)/.exec(line) ?? [];
      if (age === '0') jar.delete(name);
      else jar.set(name, value);
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

describe.each([['https://shop.example/wp-json/'], ['https://shop.example/blog/wp-json/']])(
  'the cart of WooCommerce at %s',
  (api) =>
    runCartContract({
      open: () => ({ shop: fakeWoo(() => document.cookie), cart: wooCart(api) }),
      kettle: KETTLE,
      soldOut: SOLD_OUT,
    }),
);

test('names a chosen variation as orders do: by its product, and by itself', async () => {
  servedBy(fakeWoo(() => ''));
  const cart = await wooCart('https://shop.example/wp-json/').read();
  expect(cart?.items).toMatchObject([
    { product: '381', variant: '3812', title: 'Sencha & friends, first flush' },
    { product: '512' },
  ]);
});

test('counts prices and discounts as the shop shows them: with tax where it does', async () => {
  servedBy(fakeWoo(() => ''));
  const cart = wooCart('https://shop.example/wp-json/');
  await cart.apply('TEA15');
  expect((await cart.read())?.totalMinor).toBe(5450 - 670 - 147);
});

test('tells the theme to draw the cart anew, and to open it only after an add', async () => {
  servedBy(fakeWoo(() => ''));
  const cart = wooCart('https://shop.example/wp-json/');
  await cart.apply('TEA15');
  expect(heard).toEqual(['wc_fragment_refresh', 'wc-blocks_store_sync_required']);
  heard.length = 0;
  await cart.add(KETTLE);
  expect(heard).toEqual(['wc_fragment_refresh', 'wc-blocks_added_to_cart', 'wc-blocks_store_sync_required']);
  heard.length = 0;
  await cart.add(SOLD_OUT);
  expect(heard).toEqual([]);
});
