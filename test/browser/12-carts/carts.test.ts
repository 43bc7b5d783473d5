import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { FakeShop } from '../../support/carts/fake-shop.ts';
import { fakeShopify } from '../../support/carts/fake-shopify.ts';
import { fakeWoo } from '../../support/carts/fake-woo.ts';
import { serveShop } from '../../support/carts/serve-shop.ts';
import { restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';

onStorefront();

const HASH = createHash('sha256').update('visitor-1').digest('hex');

/** What the visitor's browser keeps for the shop; read by the fake of WooCommerce, whose order takes it along. */
let cookies = '';

const PLATFORMS = [
  {
    name: 'Shopify',
    fixture: 'shopify-dawn-product',
    path: '/products/sencha',
    cookie: 'cart=Z2NwLWV1%3Fkey%3D1',
    fake: () => fakeShopify(),
    kettle: { product: '8100000000051', variant: '44100000000501' },
    soldOut: { product: '8100000000099', variant: '44100000000999' },
    byShop: async () => {
      const body = '{"items":[{"id":44100000000501,"quantity":1}]}';
      await fetch('/cart/add.js', { method: 'POST', body });
    },
  },
  {
    name: 'WooCommerce',
    fixture: 'woo-storefront-product',
    path: '/product/sencha/',
    cookie: 'woocommerce_items_in_cart=1',
    fake: () => fakeWoo(() => cookies),
    kettle: { product: '701', variant: undefined },
    soldOut: { product: '700', variant: '799' },
    byShop: async () => {
      const { headers } = await fetch('/wp-json/wc/store/v1/cart');
      const Nonce = headers.get('Nonce') ?? '';
      const body = '{"id":701,"quantity":1}';
      await fetch('/wp-json/wc/store/v1/cart/add-item', { method: 'POST', headers: { Nonce }, body });
    },
  },
];

describe.each(PLATFORMS)('in a shop of $name', (platform) => {
  let fake: FakeShop;

  async function come({ withCart = true } = {}): Promise<void> {
    fake = platform.fake();
    await serveShop(shop, platform.fixture, fake);
    const [name = '', value = ''] = platform.cookie.split('=');
    if (withCart) await page.context().addCookies([{ name, value, url: shop.url }]);
    await page.goto(shop.url + platform.path);
    await vi.waitFor(() => expect(shop.questions.length).toBeGreaterThan(0), until);
  }

  test('the first question tells of what is in the cart', async () => {
    await come();
    expect(shop.questions[0]?.page).toMatchObject({
      kind: 'product',
      currency: 'EUR',
      cart: { totalMinor: 5450, items: [{ quantity: 2, priceMinor: 1800 }, { quantity: 1 }] },
    });
  });

  test('where nothing was put in the cart, nothing is asked of the shop', async () => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (/\/cart\b|store\/v1/.test(request.url())) asked.push(request.url());
    });
    await come({ withCart: false });
    expect(shop.questions[0]?.page.cart).toBeUndefined();
    expect(asked).toEqual([]);
    expect(shop.fetched).not.toContain('/r/cart.js');
  });

  test('what the shop’s own scripts add is told, without a new page', async () => {
    await come();
    await page.evaluate(platform.byShop);
    await vi.waitFor(() => expect(shop.questions.at(-1)?.page.cart?.items).toHaveLength(3), until);
  });

  test('the order will carry the visitor’s hash, and no longer once consent is gone', async () => {
    await come();
    const linked = async () => {
      cookies = await page.evaluate(() => document.cookie);
      return fake.linked();
    };
    await vi.waitFor(async () => expect(await linked()).toBe(HASH), until);
    await page.evaluate(() => Reflect.get(window, 'reprise')('consent', false));
    await vi.waitFor(async () => expect(await linked()).toBeUndefined(), until);
  });

  // Shopify keeps the link in the cart itself; a cookie outlives it.
  if (platform.name === 'WooCommerce')
    test('no link to a visitor who withdraws is left where the cart is empty by then', async () => {
      await come();
      const link = () => page.evaluate(() => document.cookie);
      await vi.waitFor(async () => expect(await link()).toContain(`reprise_visitor=${HASH}`), until);
      fake.empty();
      await page.context().clearCookies({ name: 'woocommerce_items_in_cart' });
      await page.evaluate(() => Reflect.get(window, 'reprise')('consent', false));
      await vi.waitFor(async () => expect(await link()).toBe(''), until);
    });

  test('a consent tool that takes a moment takes nobody off the cart meanwhile', async () => {
    const layer = `window.dataLayer = [];
      function gtag() { dataLayer.push(arguments); }
      gtag('consent', 'default', { personalization_storage: 'denied', analytics_storage: 'denied' });
      setTimeout(() => gtag('consent', 'update', { personalization_storage: 'granted', analytics_storage: 'granted' }), 150);`;
    await page.addInitScript(layer);
    await come();
    const visitors = () =>
      fake.changes.filter(({ body }) => JSON.stringify(body).includes('reprise_visitor'));
    const linked = async () => {
      cookies = await page.evaluate(() => document.cookie);
      return fake.linked();
    };
    await vi.waitFor(async () => expect(await linked()).toBe(HASH), until);
    await page.goto(shop.url + platform.path);
    await vi.waitFor(() => expect(shop.questions.at(-1)?.session.pages).toBe(2), until);
    await vi.waitFor(async () => expect(await linked()).toBe(HASH), until);
    expect(visitors().map(({ body }) => JSON.stringify(body))).not.toContain(
      '{"attributes":{"reprise_visitor":""}}',
    );
  });

  test('one tap puts the usual quantity in the cart', async () => {
    const [product] = restock.products ?? [];
    shop.answer = () => ({
      decisions: [
        { ...restock, products: [{ ...product, ...platform.kettle, id: platform.kettle.product }] },
      ],
    });
    await come();
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByText('Added', { exact: false }).first().waitFor();
    expect(JSON.stringify(fake.changes.map(({ body }) => body))).toContain('"quantity":2');
    await vi.waitFor(() => expect(shop.questions.at(-1)?.page.cart?.items).toHaveLength(3), until);
  });

  test('what is sold out is not said to be in the cart', async () => {
    const [product] = restock.products ?? [];
    shop.answer = () => ({
      decisions: [
        { ...restock, products: [{ ...product, ...platform.soldOut, id: platform.soldOut.product }] },
      ],
    });
    await come();
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByText('Added', { exact: false }).count()).toBe(0);
  });

  test('a code goes on the cart by itself', async () => {
    const offer = { ...welcome.offer, kind: 'percent', apply: 'automatic', code: true };
    shop.answer = () => ({ decisions: [{ ...welcome, offer }] });
    shop.lead = () => ({ status: 200, body: { code: 'TEA15' } });
    await come();
    await page.getByLabel('Email address').fill('ada@shop.example');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Get my code' }).click();
    await page.getByRole('heading', { name: 'Here is your code' }).waitFor();
    await vi.waitFor(() => expect(fake.codes().map((code) => code.toUpperCase())).toContain('TEA15'), until);
    await vi.waitFor(() => expect(shop.events.map(({ kind }) => kind)).toContain('applied'), until);
  });
});
