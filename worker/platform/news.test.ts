// Whatever a platform sends, reading it never throws: half-broken payloads, of every topic.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  item,
  shopifyOrder,
  shopifyProduct,
  shopifyRefund,
  wooOrder,
  wooProduct,
} from '../../test/workerd/payloads.ts';
import { MomentReader } from '../import/moment.ts';
import type { Topics } from './heard.ts';
import { looseOf } from './loose-json.ts';
import { SHOPIFY_TOPICS } from './shopify/news.ts';
import { WOO_TOPICS } from './woocommerce/news.ts';

const setting = { currency: 'EUR', moments: new MomentReader('Europe/Rome'), latest: Date.now() };
const whole: readonly object[] = [
  shopifyOrder(1, { refunds: [shopifyRefund(9, 1, [item(1, 11), 1, '10.00'])] }),
  shopifyRefund(9, 1, [item(1, 11), 1, '10.00']),
  shopifyProduct(11),
  wooOrder(1, { refunds: [{ id: 1, total: '-1.00' }], coupon_lines: [{ code: 'a' }] }),
  wooProduct(21),
  { id: 207, email: 'bob@shop.example', tags: 'a,b', email_marketing_consent: { state: 'subscribed' } },
  {
    shop_id: 1,
    shop_domain: 'a',
    customer: { id: 2, email: 'a@b.cc' },
    orders_to_redact: [1],
    data_request: { id: 1 },
  },
];
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    -1,
    0,
    1e15,
    1e308,
    0.1,
    '',
    '-1',
    '1e400',
    'NaN',
    '\u0000',
    '\ud800',
    '0',
    [],
    {},
    null,
    true,
  ),
);

/** A document with some of its values, at any depth, put in place of by others. */
const bent = fc
  .tuple(fc.constantFrom(...whole), fc.array(odd, { minLength: 40, maxLength: 40 }), fc.nat(40))
  .map(([document, others, rarely]) => {
    let i = 0;
    const bend = (value: unknown): unknown => {
      i++;
      if (i % (rarely + 2) === 0) return others[i % others.length];
      if (Array.isArray(value)) return value.map(bend);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, bend(one)]));
    };
    return bend(document);
  });

const part = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  lines: v.array(
    v.object({
      quantity: v.pipe(v.number(), v.integer(), v.minValue(1)),
      priceMinor: v.pipe(v.number(), v.integer()),
      totalMinor: v.pipe(v.number(), v.integer()),
    }),
  ),
});

test.each([
  ['Shopify', SHOPIFY_TOPICS],
  ['WooCommerce', WOO_TOPICS],
] as [string, Topics][])(
  'no payload of %s, however bent, throws or becomes an order that cannot be',
  (_, topics) => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(topics)), fc.oneof(bent, odd), (topic, payload) => {
        const heard = topics[topic]?.(looseOf(payload), setting);
        expect(heard).toBeTypeOf('object');
        if (heard && 'news' in heard && heard.news.kind === 'order') v.parse(part, heard.news.part);
      }),
      { numRuns: 2000 },
    );
  },
);

test('a handle that no address can hold is written as one that can', () => {
  const heard = SHOPIFY_TOPICS['products/update']?.(shopifyProduct(11, { handle: 'beans-\ud800' }), setting);
  expect(heard).toMatchObject({ news: { product: { url: '/products/beans-%EF%BF%BD' } } });
});
