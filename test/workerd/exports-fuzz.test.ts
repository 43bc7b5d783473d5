// Exports with something odd in them: every answer is a count that adds up, or says what is wrong with the file.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportAnswer } from '../../worker/import/import-answer.ts';
import tsv from './exports/google-merchant.tsv?raw';
import rss from './exports/google-merchant.xml?raw';
import mailchimp from './exports/mailchimp-subscribed.csv?raw';
import shopifyOrders from './exports/shopify-orders.csv?raw';
import shopifyProducts from './exports/shopify-products.csv?raw';
import advanced from './exports/woocommerce-advanced-orders.csv?raw';
import analytics from './exports/woocommerce-analytics-orders.csv?raw';
import lineItems from './exports/woocommerce-line-item-orders.csv?raw';
import wooProducts from './exports/woocommerce-products.csv?raw';
import { newStore } from './shop.ts';
import { send } from './uploads.ts';

const FILES = [
  ...[shopifyOrders, advanced, analytics, lineItems].map((text) => ({ what: 'orders', text })),
  ...[rss, tsv, shopifyProducts, wooProducts].map((text) => ({ what: 'products', text })),
  { what: 'customers', text: mailchimp },
];

const odd = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    ',',
    ';',
    '"',
    '\n',
    '\r\n',
    '\t',
    '\u0000',
    '\ufeff',
    '×',
    '-1',
    '1,234',
    '01/02/2026',
    '1e999',
  ),
  fc.constantFrom(
    '</item>',
    '<item>',
    '<![CDATA[',
    '&',
    '&#xFFFFFF;',
    '<!--',
    '$',
    '€',
    '99999999999999999999',
    'NaN',
  ),
);

const edit = fc.record({
  file: fc.constantFrom(...FILES),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.integer({ min: 0, max: 60 }),
  odd,
});

test('whatever stands in an export, its lines add up or the file is refused', async () => {
  const store = await newStore();
  await fc.assert(
    fc.asyncProperty(edit, async ({ file, at, cut, odd }) => {
      const place = Math.floor(at * file.text.length);
      const text = file.text.slice(0, place) + odd + file.text.slice(place + cut);
      const answer = await send(store, file.what, text);
      const told = await answer.text();
      expect([200, 422], `${answer.status} ${told}`).toContain(answer.status);
      if (answer.status === 422) return;
      const { lines, rejected, rejections, ...counts }: ImportAnswer = JSON.parse(told);
      expect(lines).toBe(counts.new + counts.repeated + counts.cancelled + rejected);
      expect(rejections).toHaveLength(rejected);
    }),
    { numRuns: 300 },
  );
}, 120_000);
