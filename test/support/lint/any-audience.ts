// Random audiences that are often at odds with themselves, and random visits to try them on.
import fc from 'fast-check';
import type { Context } from '../../../shared/decide/context.ts';
import { CUSTOMER, NOW, VISIT } from '../../../shared/decide/fixtures/shop.ts';
import { PageKind } from '../../../shared/schema/page.ts';
import { STAGES, WEEKDAYS } from '../../../shared/schema/vocabulary.ts';

const small = fc.integer({ min: 0, max: 4 });
const country = fc.constantFrom('IT', 'DE');
const kind = fc.constantFrom(...PageKind.options.slice(0, 3));
const path = fc.constantFrom('/a', '/a/b', '/cart', '/checkout/pay');
const stage = fc.constantFrom(...STAGES);
const tag = fc.constantFrom('vip', 'b2b');

const compared = (value: fc.Arbitrary<number>) =>
  fc.oneof(
    value,
    fc.record({ $gte: value, $lt: value }),
    fc.record({ $gt: value }),
    fc.record({ $not: fc.record({ $lte: value }) }),
  );
const among = (value: fc.Arbitrary<string>) => {
  const list = fc.uniqueArray(value, { minLength: 1, maxLength: 2 });
  return fc.oneof(
    ...[value, fc.record({ $ne: value }), fc.record({ $in: list }), fc.record({ $nin: list })],
    fc.record({ $exists: fc.boolean() }),
  );
};

const clause = fc.oneof(
  fc.record({ 'session.pages': compared(small) }),
  fc.record({ 'session.visits': compared(small) }),
  fc.record({ 'customer.orders': compared(small) }),
  fc.record({ 'customer.daysSinceOrder': compared(small) }),
  fc.record({ 'cart.count': compared(small) }),
  fc.record({ 'cart.total': compared(small) }),
  fc.record({ 'clock.hour': compared(fc.integer({ min: 17, max: 24 })) }),
  fc.record({ 'clock.weekday': among(fc.constantFrom(...WEEKDAYS)) }),
  fc.record({ 'geo.country': among(country) }),
  fc.record({ 'page.kind': among(kind) }),
  fc.record({ 'page.path': among(path) }),
  fc.record({ 'page.path': fc.record({ $regex: path.map((text) => `^${text}`) }) }),
  fc.record({ 'page.language': among(fc.constantFrom('it', 'en')) }),
  fc.record({ 'customer.segment': among(stage) }),
  fc.record({ 'customer.subscribed': among(fc.constantFrom('yes', 'no', 'unknown')) }),
  fc.record({ 'customer.tags': fc.oneof(among(tag), fc.record({ $all: fc.constant(['vip', 'b2b']) })) }),
);
const clauses = fc.array(clause, { minLength: 1, maxLength: 3 });
const where = fc.oneof(
  clause,
  fc.record({ $and: clauses }),
  fc.record({ $or: clauses }),
  fc.record({ $nor: clauses }),
  fc.record({ $not: clause }),
  fc.tuple(clause, fc.record({ $or: clauses })).map(([own, any]) => ({ $and: [own, any] })),
);

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const some = <T>(value: fc.Arbitrary<T>) => maybe(fc.uniqueArray(value, { minLength: 1, maxLength: 2 }));
const segment = fc.oneof(stage, fc.constant('vip'));
const globs = some(fc.constantFrom('/a*', '/a', '/a/*', '/cart', '/checkout*', '*'));

/** What to change of a campaign; undefined parts are not there once it is JSON. */
export const anyAudience = fc.record({
  kind: fc.constantFrom('message', 'message', 'welcome'),
  audience: fc.record({
    segments: maybe(fc.record({ any: some(segment), all: some(segment), none: some(segment) })),
    pages: some(kind),
    urls: maybe(fc.record({ include: globs, exclude: globs })),
    countries: some(country),
    languages: some(fc.constantFrom('it', 'it-IT', 'en', 'zh-Hans', 'zh')),
    where: maybe(where),
  }),
  schedule: maybe(
    fc.record({
      from: maybe(fc.constantFrom('2026-11-01T00:00:00Z', '2026-11-20T18:00:00Z')),
      until: maybe(fc.constantFrom('2026-11-20T19:00:00Z', '2026-11-23T00:00:00Z', '2026-12-24T00:00:00Z')),
      weekdays: some(fc.constantFrom(...WEEKDAYS)),
      hours: maybe(fc.constantFrom(['18:00-02:00'], ['20:00-21:00'], ['00:00-06:00'])),
    }),
  ),
  view: fc.constantFrom(
    ...[{ as: 'popup' }, { as: 'bar' }, { as: 'inline', slot: 'top' }, { as: 'inline', slot: 'top' }],
  ),
  offer: maybe(fc.constant({ kind: 'amount', amount: { USD: '5.00' }, code: { fallback: 'X' } })),
});

const DAY = 86_400_000;
const profile = fc
  .record({ orders: small, days: small, tags: fc.subarray(['vip', 'b2b']), spent: small })
  .map(({ orders, days, tags, spent }): Context['profile'] => ({
    ...CUSTOMER,
    ...{ orders, tags, lastAt: NOW - days * DAY, spentMinor: orders === 0 ? 0 : spent * 20_000 },
  }));

/** A visit now or within the next weeks. */
export const anyVisit = fc
  .record({
    consent: fc.boolean(),
    profile: fc.option(profile, { nil: null }),
    country: fc.option(country, { nil: undefined }),
    kind,
    path,
    slash: fc.constantFrom('', '/'),
    locale: fc.constantFrom('it-IT', 'en', 'zh-TW', 'zh-CN', 'de'),
    currency: fc.constantFrom('EUR', 'USD'),
    total: small,
    visits: small,
    pages: small,
    lead: fc.boolean(),
    bought: fc.boolean(),
    hours: fc.integer({ min: 0, max: 24 * 9 }),
  })
  .map(
    (v): AnyVisit => ({
      consent: v.consent,
      profile: v.profile,
      geo: v.country === undefined ? {} : { country: v.country },
      page: {
        ...{
          kind: v.kind,
          url: `https://shop.example${v.path}${v.slash}`,
          locale: v.locale,
          currency: v.currency,
        },
        cart: {
          totalMinor: v.total * 100,
          items: v.total > 0 ? [{ product: 'tea', quantity: v.total }] : [],
        },
      },
      session: { ...VISIT.session, visits: v.visits, pages: v.pages, lead: v.lead, bought: v.bought },
      now: NOW + v.hours * 3_600_000,
    }),
  );

export type AnyVisit = Pick<Context, 'consent' | 'profile' | 'geo' | 'page' | 'session' | 'now'>;
