import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide } from '../decide/decide.ts';
import { anyShop } from '../decide/fixtures/arbitrary.ts';
import { CUSTOMER, documentOf, NOW, POPUP, preparedFrom, VISIT } from '../decide/fixtures/shop.ts';
import type { PageKind } from '../schema/page.ts';
import { askedAttributes, untoldAttributes } from './asked-attributes.ts';
import { contextLater } from './later.ts';
import { sampleOf } from './sample.ts';

const NOTHING: ReadonlySet<string> = new Set();
const SECRET = 'ada.lovelace@example.com';
const TOKEN = 'f3a9c1d2e4b5a6978812';

const pathOf = (url: string, kind: PageKind = 'other') =>
  sampleOf({ ...VISIT, page: { kind, url, locale: 'en' } }, NOTHING, 1).page.url;

it('holds no id of the visitor, nothing of how products look and no text made for one person', () => {
  const context = {
    ...VISIT,
    visitor: TOKEN,
    profile: {
      ...CUSTOMER,
      tags: ['vip', SECRET, 'id-1234567890'],
      attributes: { mail: SECRET, tier: 'gold' },
    },
    page: {
      ...VISIT.page,
      url: `https://${SECRET}@shop.example/p/${TOKEN}?mail=${SECRET}&size=l#${TOKEN}`,
      product: { id: 'beans', title: 'Beans', image: '/b.jpg', priceMinor: 990 },
      cart: {
        totalMinor: 100,
        items: [{ product: 'tea', quantity: 1, title: 'Tea', url: `/t?${TOKEN}`, image: '/t.jpg' }],
        coupons: ['ADA-7X2K'],
      },
    },
    session: {
      ...VISIT.session,
      landing: `/welcome/${TOKEN}?to=${SECRET}`,
      referrer: `https://mail.example/inbox/${TOKEN}?u=${SECRET}`,
      utm: { source: 'news', campaign: 'spring-2026-11-20', medium: SECRET, content: 'a', id: TOKEN },
    },
  };
  const sample = sampleOf(context, new Set(['customer.attributes.mail', 'page.query.mail']), 3);
  const text = JSON.stringify(sample);
  for (const gone of [TOKEN, SECRET, 'ADA-7X2K', '1234567890', 'Beans', '.jpg', 'inbox'])
    expect(text).not.toContain(gone);
  expect(sample).toMatchObject({
    ...{ v: 1, at: NOW, revision: 3 },
    page: {
      url: 'https://shop.example/p/-',
      product: { id: 'beans', priceMinor: 990 },
      cart: { coupons: ['-'] },
    },
    session: {
      landing: '/welcome/-',
      referrer: 'mail.example',
      utm: { source: 'news', campaign: 'spring-2026-11-20' },
    },
    profile: { tags: ['vip'], attributes: {} },
  });
});

it('keeps what the rules of the time ask about, unless it may name somebody', () => {
  const prepared = preparedFrom(
    documentOf([
      { ...POPUP, audience: { where: { $or: [{ 'page.query.size': 'l' }, { 'session.utm.term': 'x' }] } } },
      { ...POPUP, id: 'two', audience: { where: { 'customer.attributes.tier': 'gold' } } },
      { ...POPUP, id: 'off', status: 'draft', audience: { where: { 'page.query.utm_source': 'mail' } } },
    ]),
    'whole',
  );
  const asked = askedAttributes(prepared.live);
  const context = {
    ...VISIT,
    profile: CUSTOMER,
    session: { ...VISIT.session, utm: { term: 'x', content: 'y' } },
  };
  expect(sampleOf(context, asked, 1)).toMatchObject({
    page: { url: 'https://shop.example/products/beans?size=l' },
    session: { utm: { term: 'x' } },
    profile: { attributes: { tier: 'gold' } },
  });
  expect(asked).not.toContain('page.query.utm_source');
});

it('masks on pages of people their numbers, on those of products tokens only', () => {
  expect(pathOf('https://shop.example/account/orders/1001/track', 'account')).toMatch(
    /\/account\/orders\/-\/track$/,
  );
  expect(pathOf('https://shop.example/checkouts/cn/Z2NwLWV1/information', 'checkout')).toMatch(
    /\/checkouts\/cn\/-\/in/,
  );
  expect(pathOf('https://shop.example/p/4820139750123', 'product')).toMatch(/\/p\/4820139750123$/);
  expect(pathOf('https://shop.example/p/caf%C3%A9%20n%C2%B0%205', 'product')).toMatch(
    /\/p\/caf%C3%A9%20n%C2%B0%205$/,
  );
  expect(pathOf('https://shop.example/x/550e8400-e29b-41d4-a716-446655440000')).toMatch(/\/x\/-$/);
});

it.each([
  ...[
    'p6xNm-4Kq_T9vZ2rWc8Lb',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.dozjgNryP4J3jVmNHl0w5N',
    '3f9a1c-77b2e0d4-9a8b7c',
  ],
])('masks a token however it is written: %s', (token) => {
  expect(pathOf(`https://shop.example/reset/${token}/go`)).toMatch(/\/reset\/-\/go$/);
  const session = { ...VISIT.session, utm: { campaign: token } };
  expect(sampleOf({ ...VISIT, session }, new Set(), 1).session.utm).toEqual({});
});

it.each([
  ...['red-running-shoes-2024-for-men', 'iPhone-15-Pro-Max-256GB-Blue', 'Black_Friday_2026_IT_Newsletter_3'],
  ...['pack-of-2x500ml-glass-bottles', '2026-11-27T00-00-00-launch'],
])('leaves what people name: %s', (name) => {
  expect(pathOf(`https://shop.example/products/${name}`)).toContain(`/products/${name}`);
});

it('is small, however much a browser and a profile tell', () => {
  const many = <T>(make: (i: number) => T) => Array.from({ length: 1000 }, (_, i) => make(i));
  const pair = CUSTOMER.pairs[0];
  if (!pair) throw new Error('the fixture has a pair');
  const context = {
    ...VISIT,
    profile: {
      ...CUSTOMER,
      pairs: many((i) => ({ ...pair, product: `product-${i}`, sumLnGap: Math.PI * i })),
      bought: many((i) => `product-${i}`),
      boughtCategories: many((i) => `category-${i}`),
      tags: many((i) => `tag-${i}`),
    },
    page: {
      ...VISIT.page,
      cart: {
        totalMinor: 1,
        items: many((i) => ({ product: `product-${i}`, quantity: 1, priceMinor: 999 })),
      },
    },
    session: {
      ...VISIT.session,
      shown: Object.fromEntries(
        many((i) => [`campaign-${i}`, { at: many((j) => NOW - j * 60_000).slice(0, 50) }]),
      ),
    },
  };
  const sample = sampleOf(context, NOTHING, 1);
  expect(JSON.stringify(sample).length).toBeLessThan(12_000);
  expect(sample.session.shown).toHaveProperty('campaign-999');
});

it('names what new rules ask about and samples cannot tell', () => {
  const before = preparedFrom(documentOf([{ ...POPUP, audience: { where: { 'page.query.a': '1' } } }])).live;
  const where = {
    ...{ 'page.query.a': '1', 'page.query.b': '1', 'session.utm.campaign': 'x', 'session.utm.term': 'x' },
    ...{ 'cart.coupons': 'X', 'customer.attributes.tier': 'gold', 'customer.orders': 1 },
  };
  const after = preparedFrom(documentOf([{ ...POPUP, audience: { where } }])).live;
  expect(untoldAttributes(after, before)).toEqual([
    ...['cart.coupons', 'customer.attributes.tier', 'page.query.b', 'session.utm.term'],
  ]);
});

it('is decided as the question itself was, as long as nothing hangs on what was left out', () => {
  const isTold = (text: string) => !/coupons|page\.url|page\.query|"tags"|seconds|utm/.test(text);
  fc.assert(
    fc.property(anyShop, ({ document, context }) => {
      fc.pre(context.consent && isTold(JSON.stringify(document)));
      const prepared = preparedFrom(document);
      const { live } = prepared;
      const sample = sampleOf(context, askedAttributes(live), prepared.revision);
      const again = contextLater(sample, context.visitor ?? '', context.catalog, 0);
      const shown = (one: typeof context) => decide(prepared, one).decisions.map(({ campaign }) => campaign);
      expect(shown(again)).toEqual(shown(context));
    }),
  );
});

it('keeps the age of an order in whole days, in whatever second it is asked', () => {
  const time = fc.integer({ min: NOW - 400 * 86_400_000, max: NOW });
  fc.assert(
    fc.property(time, fc.integer({ min: 0, max: 86_400_000 }), (lastAt, later) => {
      const now = NOW + later;
      const { at, profile } = sampleOf({ ...VISIT, now, profile: { ...CUSTOMER, lastAt } }, NOTHING, 1);
      const days = (from: number, to: number) => Math.floor((to - from) / 86_400_000);
      expect(days(profile?.lastAt ?? 0, at)).toBe(days(lastAt, now));
    }),
  );
});

it('is made of whatever texts a browser sends, and lives through being kept as JSON', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, text, text, (path, query, tag) => {
      const url = `https://shop.example/${path}?q=${query}#${tag}`;
      const session = {
        visits: 1,
        pages: 1,
        landing: path,
        referrer: query,
        utm: { source: tag, campaign: query },
      };
      const page = { ...VISIT.page, kind: 'account' as const, url };
      const sample = sampleOf({ ...VISIT, page, session }, new Set(['page.query.q']), 1);
      expect(JSON.parse(JSON.stringify(sample))).toEqual(sample);
    }),
  );
});
