import { expect, test } from 'vitest';
import type { Source } from './adapter.ts';
import { addressFacts, isPaymentPath } from './address.ts';
import { ga4Facts } from './ga4.ts';
import { jsonLdFacts } from './json-ld.ts';
import { pageContext } from './page-context.ts';

/** As much of a document as the adapters read. */
function documentOf(...jsonLd: unknown[]): Document {
  const scripts = jsonLd.map((data) => ({
    textContent: typeof data === 'string' ? data : JSON.stringify(data),
  }));
  const partial: object = { documentElement: { lang: 'it' }, querySelectorAll: () => scripts };
  return Object.create(partial);
}

const sourceOf = (change: Partial<Source> = {}): Source => ({
  explicit: {},
  document: documentOf(),
  url: new URL('https://shop.example/'),
  dataLayer: [],
  device: 'desktop',
  language: 'en-GB',
  ...change,
});

test.each([
  ['/', 'home'],
  ['/index.html', 'home'],
  ['/products/kettle', 'product'],
  ['/collections/tea', 'category'],
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
  expect(addressFacts(sourceOf({ url: new URL(path, 'https://shop.example') })).kind).toBe(kind);
  expect(isPaymentPath(path)).toBe(kind === 'checkout');
});

test('reads gtag and Tag Manager events, numbers as strings, the latest first', () => {
  const gtag = {
    0: 'event',
    1: 'view_item',
    2: { currency: 'JPY', items: [{ item_id: 'a', price: '1200' }] },
  };
  expect(ga4Facts(sourceOf({ dataLayer: [gtag] }))).toEqual({
    kind: 'product',
    currency: 'JPY',
    product: { id: 'a', priceMinor: 1200 },
  });
  const manager = {
    event: 'view_item',
    ecommerce: { currency: 'EUR', items: [{ item_id: 7, price: 12.5 }] },
  };
  expect(ga4Facts(sourceOf({ dataLayer: [gtag, 'x', null, 7, manager, { event: 'gtm.js' }] }))).toMatchObject(
    {
      product: { id: '7', priceMinor: 1250 },
    },
  );
  expect(ga4Facts(sourceOf({ dataLayer: [manager, { event: 'view_cart' }] }))).toEqual({ kind: 'cart' });
});

test.each([
  [[{ event: 'view_item', ecommerce: { items: 'none' } }]],
  [[{ event: 'view_item' }]],
  [[{ event: 'constructor' }, { event: '__proto__' }]],
])('makes nothing of %j', (dataLayer) => {
  expect(ga4Facts(sourceOf({ dataLayer }))).toEqual({});
});

test('reads the one product a page describes for search engines', () => {
  const product = {
    '@type': 'Product',
    sku: 'k-1',
    name: 'Kettle',
    image: [{ url: 'https://shop.example/k.jpg' }],
    brand: { name: 'Aralia' },
    offers: [{ price: '89.00', priceCurrency: 'EUR' }],
  };
  const facts = {
    kind: 'product',
    currency: 'EUR',
    product: {
      id: 'k-1',
      title: 'Kettle',
      image: 'https://shop.example/k.jpg',
      brand: 'Aralia',
      priceMinor: 8900,
    },
  };
  expect(jsonLdFacts(sourceOf({ document: documentOf('{broken', { '@graph': [product] }) }))).toEqual(facts);
  expect(jsonLdFacts(sourceOf({ document: documentOf([product, product]) }))).toEqual({});
});

test('the shop has the last word, field by field, and a product is described by all who know it', () => {
  const dataLayer = [{ event: 'view_item', ecommerce: { items: [{ item_id: 'a', item_brand: 'Aralia' }] } }];
  const page = pageContext(
    sourceOf({
      dataLayer,
      url: new URL('https://shop.example/cart'),
      explicit: { product: { id: 'sku-a' } },
    }),
  );
  expect(page).toMatchObject({ kind: 'product', locale: 'it', product: { id: 'sku-a', brand: 'Aralia' } });
});

test('an adapter that throws knows nothing', () => {
  const document: Document = Object.create({
    documentElement: { lang: '' },
    querySelectorAll: () => {
      throw new Error('no');
    },
  });
  expect(pageContext(sourceOf({ document }))).toMatchObject({ kind: 'home', locale: 'en-GB' });
});
