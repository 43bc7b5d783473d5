import { afterEach, expect, test, vi } from 'vitest';
import { addressOf, itemsOf, plainText } from './read-reply.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['Tea &amp; Co', 'Tea & Co'],
  ['Caf&#233; &#8211; &#x1F375;', 'Café – 🍵'],
  ['<b>Big</b> &lt;b&gt;', 'Big <b>'],
  ['&unknown; &#99999999;', '&unknown; &#99999999;'],
  ['&#1114112;', '&#1114112;'],
  [7, '7'],
  ['  ', undefined],
  [null, undefined],
  [{}, undefined],
])('%j is the text %j', (html, text) => {
  expect(plainText(html)).toBe(text);
});

test.each([
  ['/products/a', 'https://shop.example/products/a'],
  ['//cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
  ['http://shop.example/a', 'http://shop.example/a'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['https://', undefined],
  ['', undefined],
  [null, undefined],
])('%j leads to %j', (given, address) => {
  vi.stubGlobal('location', new URL('https://shop.example/cart'));
  expect(addressOf(given)).toBe(address);
});

test('lines without an id, or of nothing, are no lines of a cart', () => {
  const lines = [
    { id: 7, quantity: '2' },
    { id: 'a' },
    { id: '' },
    { id: {} },
    { id: 8, quantity: 0 },
    null,
    'x',
  ];
  expect(itemsOf(lines, 'id')).toEqual([{ id: 7, quantity: '2' }, { id: 'a' }]);
  expect(itemsOf({ 0: { id: 7 } }, 'id')).toEqual([]);
});
