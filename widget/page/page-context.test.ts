import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';
import { ToldPage } from '../../shared/schema/told-page.ts';
import { visit, visitHtml } from '../../test/support/recorded-page.ts';
import { isPaymentPath } from './address.ts';
import cases from './fixtures/page-cases.json' with { type: 'json' };
import { pageContext } from './page-context.ts';

afterEach(() => vi.unstubAllGlobals());

/** The page as the Worker takes it. */
const asTaken = (page: object) => v.parse(ToldPage, JSON.parse(JSON.stringify(page)));

test.each(cases.map(([fixture, address, page]) => [`${fixture}`, `${address}`, Object(page)] as const))(
  '%s at %s',
  (fixture, address, expected) => {
    const { dataLayer } = visit(fixture, address);
    const page = asTaken(pageContext({}, dataLayer));
    expect(page).toMatchObject(expected);
    expect(page.product === undefined).toBe(!('product' in expected));
    expect(page).toMatchObject({ url: new URL(address, 'https://shop.example').href, device: 'desktop' });
  },
);

test.each([
  ['/checkout', 'checkout'],
  ['/checkouts/cn/abc', 'checkout'],
  ['/checkout/order-pay/7', 'checkout'],
  ['/checkout/order-received/7', 'thank-you'],
  ['/thank-you', 'thank-you'],
  ['/payment-methods-explained', undefined],
  ['/purchase', undefined],
  ['/products/kettle', undefined],
])('of the path %s it must be known at once that it is of kind %s', (path, kind) => {
  visitHtml('', path);
  expect(pageContext({}, []).kind).toBe(kind);
  expect(isPaymentPath(path)).toBe(kind === 'checkout');
});

test.each([
  ['woo-blocks-checkout', '/kasse/', 'checkout'],
  ['woo-storefront-order-received', '/kasse/danke/1043', 'thank-you'],
  ['ga4-gtm-purchase', '/danke', 'thank-you'],
  ['shopify-dawn-product', '/products/checkout-bag', undefined],
])('so it is of the words of %s', (fixture, path, kind) => {
  const { dataLayer } = visit(fixture, path);
  expect(pageContext({}, dataLayer).kind).toBe(kind);
});

test('checkouts by the statistics of the shop are known at once, too', () => {
  visitHtml('', '/kasse');
  expect(pageContext({}, [{ event: 'gtm.js' }, { event: 'begin_checkout' }]).kind).toBe('checkout');
});

test('the shop has the last word, field by field, and a product is described by all who know it', () => {
  const { dataLayer } = visit('ga4-gtm-product', '/cart');
  expect(asTaken(pageContext({ product: { id: 'sku-a', priceMinor: 1750 } }, dataLayer))).toMatchObject({
    kind: 'product',
    product: { id: 'sku-a', title: 'Sencha, first flush', priceMinor: 1750 },
  });
  const other = asTaken(pageContext({ kind: 'other', category: 'Gifts' }, dataLayer));
  expect(other).toMatchObject({ kind: 'other', category: 'Gifts' });
  expect(other.product).toBeUndefined();
});

test('what was viewed on a page later does not change what the page is', () => {
  const view = (name: string, id: string) => ({ event: name, ecommerce: { items: [{ item_id: id }] } });
  visitHtml('', '/sencha');
  const page = pageContext({}, [view('view_item', 'a'), view('view_item', 'b'), view('view_item_list', 'c')]);
  expect(asTaken(page)).toMatchObject({ kind: 'product', product: { id: 'a' } });
});

test('classes that a theme changes as it likes are no news of the page', () => {
  const { dataLayer } = visit('woo-storefront-product', '/product/sencha/');
  const before = JSON.stringify(pageContext({}, dataLayer));
  document.body.className += ' menu-open scrolled-down';
  expect(JSON.stringify(pageContext({}, dataLayer))).toBe(before);
});

const cyclic: Record<string, unknown> = { event: 'view_item' };
cyclic.ecommerce = cyclic;
cyclic.items = cyclic;
cyclic.item_id = cyclic;

test.each([
  [[{ event: 'view_item', ecommerce: { items: 'none' } }]],
  [[{ event: 'view_item' }]],
  [[null, undefined, 7, 'x', [], () => {}]],
  [[{ event: 'constructor' }, { event: '__proto__' }, { event: 'view_promotion' }]],
  [[cyclic]],
])('makes no product of the dataLayer %#', (dataLayer) => {
  visitHtml('', '/about');
  expect(asTaken(pageContext({}, dataLayer)).product).toBeUndefined();
});

test.each([[[{ event: { toString: null } }]], [[Object.create(null, { event: { get: () => raise() } })]]])(
  'an adapter that throws knows nothing, and the others still do %#',
  (dataLayer) => {
    visit('shopify-dawn-product', '/products/sencha');
    Object.defineProperty(window, 'ShopifyAnalytics', { get: raise });
    Reflect.set(document, 'body', null);
    expect(asTaken(pageContext({}, dataLayer))).toMatchObject({
      kind: 'product',
      product: { id: '8100000000011', priceMinor: 1800 },
    });
  },
);

function raise(): never {
  throw new Error('no');
}

test('a broken address and a long one are still a page', () => {
  visitHtml('', `/collections/%E0%A4%A?${'q'.repeat(5000)}`);
  expect(asTaken(pageContext({}, []))).toMatchObject({
    kind: 'category',
    locale: 'en-GB',
    category: '%E0%A4%A',
  });
});
