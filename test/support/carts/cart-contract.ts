// What every cart must do, whatever the shop runs on: the same suite for each, on a fake of the platform.
import { expect, test, vi } from 'vitest';
import type { CartLine, ShopCart } from '../../../widget/cart/contract.ts';
import { type FakeShop, GOOD_CODE, LATER_CODE } from './fake-shop.ts';

type Platform = {
  readonly open: () => { readonly shop: FakeShop; readonly cart: ShopCart };
  /** Something that can be added, by its ids; and something sold out. */
  readonly kettle: CartLine;
  readonly soldOut: CartLine;
};

/** A code that was in the cart before we came. */
const OLD_CODE = 'OLD5';
const HASH = 'a'.repeat(64);

/** Fetches of this process go to that shop. */
export function servedBy(shop: FakeShop): void {
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const { pathname, search } = new URL(address, 'https://shop.example');
    const answer = shop.answer({
      method: init.method ?? 'GET',
      path: pathname + search,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    });
    const { status = 404, body = '', headers = {} } = answer ?? {};
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
  });
}

export function runCartContract({ open, kettle, soldOut }: Platform): void {
  const opened = () => {
    const opening = open();
    servedBy(opening.shop);
    return opening;
  };

  test('reads the cart: ids as in the shop’s orders, money in minor units, what it takes to draw it', async () => {
    const { cart } = opened();
    const [first, second] = (await cart.read())?.items ?? [];
    expect(await cart.read()).toMatchObject({ currency: 'EUR', totalMinor: 5450 });
    expect(first).toMatchObject({ quantity: 2, priceMinor: 1800 });
    expect(first?.title).toMatch(/^Sencha/);
    expect(first?.url).toMatch(/^https:\/\/shop\.example\/products?\/sencha/);
    expect(first?.image).toMatch(/^https:\/\/shop\.example\/.*sencha.*\.jpg/);
    expect(first?.variant).not.toBe(first?.product);
    expect(second).toMatchObject({ quantity: 1, priceMinor: 1850, title: 'Paper filters' });
    expect(second?.image).toBeUndefined();
  });

  test('an empty cart is a cart', async () => {
    const { cart, shop } = opened();
    shop.empty();
    expect(await cart.read()).toMatchObject({ totalMinor: 0, items: [] });
  });

  test.each([
    ['JPY', 55],
    ['KWD', 54_500],
  ])('counts %s as ISO 4217 does, not as the shop’s interface', async (currency, totalMinor) => {
    const { cart, shop } = opened();
    shop.trade(currency);
    expect(await cart.read()).toMatchObject({ currency, totalMinor });
  });

  test('adds what is asked for, as often as is asked for', async () => {
    const { cart, shop } = opened();
    expect(await cart.add({ ...kettle, quantity: 3 })).toBe(true);
    expect(JSON.stringify(shop.changes.at(-1)?.body)).toContain('"quantity":3');
    expect((await cart.read())?.items.at(-1)).toMatchObject({ quantity: 3, priceMinor: 8900 });
    expect(await cart.add(kettle)).toBe(true);
    expect(shop.changes).toHaveLength(2);
  });

  test.each([
    ['is sold out', soldOut],
    ['the shop does not have', { product: '1', quantity: 1 }],
  ])('does not claim to have added what %s', async (_, line) => {
    const { cart } = opened();
    expect(await cart.add(line)).toBe(false);
    expect((await cart.read())?.items).toHaveLength(2);
  });

  test('asks for nothing by an id that is none of the platform', async () => {
    const { cart, shop } = opened();
    expect(await cart.add({ product: 'sku-7/../update', quantity: 1 })).toBe(false);
    expect(shop.changes).toEqual([]);
  });

  test('applies a code, whatever its case, and only once', async () => {
    const { cart, shop } = opened();
    expect(await cart.apply(GOOD_CODE.toLowerCase())).toBe(true);
    expect(shop.codes().map((code) => code.toUpperCase())).toContain(GOOD_CODE);
    expect(await cart.apply(GOOD_CODE)).toBe(true);
    expect(shop.codes().filter((code) => code.toUpperCase() === GOOD_CODE)).toHaveLength(1);
  });

  test('keeps the codes that were in the cart before', async () => {
    const { cart, shop } = opened();
    await cart.apply(OLD_CODE);
    await cart.apply(GOOD_CODE);
    const codes = (await cart.read())?.coupons?.map((code) => code.toUpperCase());
    if (shop.codes().length > 1) expect(codes).toEqual([OLD_CODE, GOOD_CODE]);
  });

  test.each([[LATER_CODE], ['NO-SUCH-CODE']])('does not claim that %s counts', async (code) => {
    const { cart } = opened();
    expect(await cart.apply(code)).toBe(false);
  });

  test('has the order carry the visitor’s hash, and takes it away again', async () => {
    const { cart, shop } = opened();
    await cart.read();
    await cart.link(HASH);
    expect(shop.linked()).toBe(HASH);
    await cart.link(undefined);
    expect(shop.linked()).toBeUndefined();
  });

  test.each<[string, () => Promise<Response>]>([
    ['is down', () => Promise.reject(new TypeError('no network'))],
    ['answers with a page', async () => new Response('<html>', { status: 200 })],
    ['fails', async () => new Response('{}', { status: 500 })],
    ['answers null', async () => new Response('null')],
    ['answers a list', async () => new Response('[1, {}]')],
    ['answers another shape', async () => new Response('{"items":{"a":1},"totals":7,"coupons":"x"}')],
  ])('nothing rejects where the shop %s', async (_, answer) => {
    const { cart } = opened();
    const fetching = vi.fn(answer);
    vi.stubGlobal('fetch', fetching);
    expect(await cart.read()).toBeUndefined();
    expect(await cart.apply(GOOD_CODE)).toBe(false);
    await cart.link(HASH);
    expect(fetching).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ signal: expect.any(AbortSignal) }),
    );
  });

  test('a shop that is down has added nothing', async () => {
    const { cart } = opened();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    expect(await cart.add(kettle)).toBe(false);
  });
}
