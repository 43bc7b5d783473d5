import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DecideRequest } from './decide-request.ts';
import { Page, Session } from './page.ts';

const SOUND = {
  store: 'petal',
  consent: true,
  visitor: 'v1',
  page: {
    kind: 'product',
    url: 'https://shop.example/p?x=1',
    locale: 'en',
    currency: 'EUR',
    product: { id: 'beans', title: 'Beans', priceMinor: 990 },
    cart: {
      totalMinor: 1980,
      items: [{ product: 'beans', quantity: 2, priceMinor: 990, title: 'Beans', url: '/p' }],
      coupons: ['TEN'],
    },
  },
  session: {
    visits: 3,
    pages: 4,
    seconds: 12.5,
    startedAt: 1000,
    utm: { source: 'mail' },
    shown: { welcome: { at: [1, 2], end: { why: 'close', at: 3, tab: true } } },
    overlays: 1,
    lead: true,
  },
  slots: ['top'],
};
const parsed = (request: unknown) => v.parse(DecideRequest, request);
const told = (session: unknown) => parsed({ ...SOUND, session }).session;
const cartOf = (cart: unknown) => parsed({ ...SOUND, page: { ...SOUND.page, cart } }).page.cart;

describe('a decide request', () => {
  it('is taken as it is while it is sound', () => {
    expect(parsed(SOUND)).toEqual(SOUND);
  });

  it.each([
    ['another store', { store: 'Not An Id' }],
    ['no store', { store: undefined }],
    ['consent that is no yes or no', { consent: 'yes' }],
    ['no page', { page: undefined }],
    ['a page that is no address', { page: { ...SOUND.page, url: 'javascript:x' } }],
  ])('is refused with %s', (_, change) => {
    expect(v.is(DecideRequest, { ...SOUND, ...change })).toBe(false);
  });

  it.each([undefined, null, 'x', 7, []])('with the session %j is that of a first visit', (session) => {
    expect(told(session)).toEqual({ visits: 1, pages: 1 });
  });

  it.each([
    [['utm_source=mail', 'utm_campaign=spring+sale%21'], { source: 'mail', campaign: 'spring sale!' }],
    [['utm_term=a=b', 'utm_source', 'utm_id=%E0%A4%A'], { term: 'a=b', source: '', id: '%E0%A4%A' }],
    [[7, `utm_content=${'x'.repeat(201)}`, 'utm_source=mail'], { source: 'mail' }],
    [['utm___proto__=x', 'utm_source=mail'], { source: 'mail' }],
    [null, {}],
    [[], {}],
  ])('reads the campaign parameters %j as an address has them', (utm, read) => {
    expect(told({ ...SOUND.session, utm })).toEqual({ ...SOUND.session, utm: read });
  });

  it('keeps the last products that were looked at, as far as they are sound', () => {
    const ids = Array.from({ length: 30 }, (_, i) => `p-${i}`);
    expect(told({ ...SOUND.session, viewed: ['a', 'b'] }).viewed).toEqual(['a', 'b']);
    expect(told({ ...SOUND.session, viewed: ids }).viewed).toEqual(ids.slice(0, 20));
    expect(told({ ...SOUND.session, viewed: ['a', 7, '', {}, 'b'] }).viewed).toEqual(['a', 'b']);
    expect(told({ ...SOUND.session, viewed: 'a' }).viewed).toBeUndefined();
  });

  it.each([
    [false, 'desktop'],
    [390, 'mobile'],
    [600, 'tablet'],
    ['tablet', 'tablet'],
    ['watch', undefined],
    [null, undefined],
  ])('takes %j for the device %s', (device, kind) => {
    expect(parsed({ ...SOUND, page: { ...SOUND.page, device } }).page.device).toBe(kind);
  });

  it('leaves out the bad parts of a record, one by one', () => {
    const shown = {
      ok: { at: [1], end: { why: 'close', at: 2 } },
      times: { at: ['1', -1, 1.5, null, 7], end: { why: 'gone', at: 2 } },
      none: { at: 'never', end: { why: 'submit', at: 5, tab: 'no' } },
      text: 'shown',
      ['k'.repeat(65)]: { at: [1] },
    };
    expect(
      told({
        ...SOUND.session,
        visits: -1,
        pages: '4',
        seconds: -2,
        lead: 'yes',
        utm: { a: 1, b: 'c' },
        shown,
      }),
    ).toEqual({
      visits: 1,
      pages: 1,
      startedAt: 1000,
      overlays: 1,
      utm: { b: 'c' },
      shown: {
        ok: shown.ok,
        times: { at: [7] },
        none: { at: [], end: { why: 'submit', at: 5 } },
      },
    });
  });

  it('keeps the last of too many times and campaigns', () => {
    const at = Array.from({ length: 80 }, (_, i) => i);
    const shown = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`c-${i}`, { at }]));
    const kept = told({ visits: 1, pages: 1, shown }).shown ?? {};
    expect(Object.keys(kept)).toHaveLength(1000);
    expect(kept['c-1499']?.at).toEqual(at.slice(30));
    expect(kept['c-0']).toBeUndefined();
  });

  it('leaves out the bad parts of product and cart, and cuts an address that is too long', () => {
    const url = `https://shop.example/?${'x'.repeat(5000)}`;
    const product = { id: 'beans', title: 7, priceMinor: 9.5, brand: 'Aralia' };
    const { page } = parsed({
      ...SOUND,
      page: { kind: 'shop', url, locale: null, product, currency: 'euro' },
    });
    expect(page).toEqual({
      kind: 'home',
      url: url.slice(0, 2048),
      locale: '',
      product: { id: 'beans', brand: 'Aralia' },
    });
    expect(
      cartOf({
        totalMinor: 100,
        items: [7, { product: 'a' }, { product: 'b', quantity: 1, image: 7 }],
        coupons: 'A',
      }),
    ).toEqual({ totalMinor: 100, items: [{ product: 'b', quantity: 1 }] });
    expect(cartOf({ totalMinor: 100, items: [{ product: 7, variant: 8, quantity: '2' }] })).toEqual({
      totalMinor: 100,
      items: [{ product: '7', variant: '8', quantity: 2 }],
    });
    expect(cartOf({ totalMinor: '100', items: [] })).toBeUndefined();
  });

  it('never fails by what a browser remembers or a page says, and what it takes is sound', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.constantFrom('', -1, 1e308, '__proto__', 'x'.repeat(9999)));
    const keys = fc.constantFrom(...Object.keys(SOUND.session), '__proto__', 'constructor');
    fc.assert(
      fc.property(
        keys,
        anything,
        fc.constantFrom('product', 'cart', 'category', 'device'),
        anything,
        (key, a, part, b) => {
          const { page, session } = parsed({
            ...SOUND,
            session: { ...SOUND.session, [key]: a },
            page: { ...SOUND.page, [part]: b },
          });
          expect([v.is(Session, session), v.is(Page, page)]).toEqual([true, true]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
