// Where the value of each published attribute comes from. `undefined`: not known, so no comparison holds.

import { cardOf } from '../recommend/catalog-index.ts';
import { languageOf } from '../schema/locale.ts';
import { WEEKDAYS } from '../schema/vocabulary.ts';
import { buysWithin, expectedSpendMinor } from '../segment/retention.ts';
import { rfmGroup, rfmScores } from '../segment/rfm.ts';
import { hostOf, pathOf, queryOf } from './address.ts';
import type { Facts } from './facts.ts';
import { withoutSlash } from './glob.ts';

export type Reader = (facts: Facts) => unknown;

const DAY_MS = 86_400_000;
const BUYS_WITHIN_DAYS = 30;
const SPEND_WITHIN_DAYS = 365;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['page.kind', ({ context }) => context.page.kind],
  ['page.url', ({ context }) => context.page.url],
  ['page.path', ({ path }) => withoutSlash(path())],
  ['page.language', ({ locale }) => languageOf(locale)],
  ['page.product.id', ({ context }) => context.page.product?.id],
  ['page.product.price', productPrice],
  ['page.product.stock', ({ card }) => card()?.stock],
  ['page.product.tags', ({ context, card }) => (context.page.product ? (card()?.tags ?? []) : undefined)],
  [
    'page.category',
    ({ context: { page }, card }) => page.category ?? page.product?.category ?? card()?.category,
  ],
  ['session.pages', ({ context }) => context.session.pages],
  ['session.seconds', ({ context }) => context.session.seconds],
  ['session.landing', ({ context: { session } }) => session.landing && withoutSlash(pathOf(session.landing))],
  ['session.referrer', referrer],
  ['session.visits', ({ context }) => context.session.visits],
  ['cart.total', ({ context, digits }) => major(context.page.cart?.totalMinor, digits)],
  ['cart.count', ({ context }) => context.page.cart?.items.reduce((sum, item) => sum + item.quantity, 0)],
  ['cart.products', ({ context }) => context.page.cart?.items.map((item) => item.product)],
  ['cart.categories', cartCategories],
  ['cart.coupons', ({ context }) => context.page.cart && (context.page.cart.coupons ?? [])],
  ['customer.orders', ({ context: { profile, session } }) => profile?.orders ?? (session.bought ? 1 : 0)],
  ['customer.spent', ({ context, digits }) => major(context.profile?.spentMinor ?? 0, digits)],
  ['customer.averageOrder', averageOrder],
  ['customer.daysSinceOrder', daysSinceOrder],
  ['customer.segment', ({ stage }) => stage()],
  ['customer.rfm', rfm],
  ['customer.rfmGroup', groupOfCustomer],
  ['customer.tags', ({ context }) => context.profile?.tags ?? []],
  ['customer.subscribed', subscribed],
  ['customer.bought', ({ context }) => context.profile?.bought ?? []],
  ['customer.boughtCategories', ({ context }) => context.profile?.boughtCategories ?? []],
  ['customer.buysWithin', purchaseProbability],
  ['customer.expectedSpend', expectedSpend],
  ['clock.weekday', ({ local }) => WEEKDAYS[local().weekday]],
  ['clock.hour', ({ local }) => Math.floor(local().minute / 60)],
  ['geo.country', ({ context }) => context.geo.country],
  ['geo.region', ({ context }) => context.geo.region],
  ['device.kind', ({ context }) => context.page.device],
]);

const WILDCARDS: readonly (readonly [prefix: string, reader: (name: string) => Reader])[] = [
  [
    'page.query.',
    (name) =>
      ({ context }) =>
        queryOf(context.page.url, name),
  ],
  [
    'session.utm.',
    (name) =>
      ({ context }) =>
        own(context.session.utm, name),
  ],
  [
    'customer.attributes.',
    (name) =>
      ({ context }) =>
        own(context.profile?.attributes, name),
  ],
];

/** How to read an attribute; of a name that is not published, nothing is ever known. */
export function readerOf(name: string): Reader {
  const known = READERS.get(name);
  if (known) return known;
  for (const [prefix, reader] of WILDCARDS)
    if (name.startsWith(prefix)) return reader(name.slice(prefix.length));
  return () => undefined;
}

/** The names that have a value here, for the test that all published ones do. */
export const readableNames = (): string[] => [
  ...READERS.keys(),
  ...WILDCARDS.map(([prefix]) => `${prefix}*`),
];

const major = (minor: number | undefined, digits: number) =>
  minor === undefined ? undefined : minor / 10 ** digits;

const own = (record: Readonly<Record<string, unknown>> | undefined, key: string): unknown =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

/** Who comes from the shop itself was sent by nobody. */
function referrer({ context: { page, session } }: Facts): string | undefined {
  const host = session.referrer && hostOf(session.referrer);
  return host === hostOf(page.url) ? '' : host;
}

/** What the page does not say of its products, the catalogue may. */
function cartCategories({ context: { page, catalog } }: Facts): string[] | undefined {
  return page.cart?.items.flatMap(
    ({ category, product }) => category ?? (catalog && cardOf(catalog, product)?.category) ?? [],
  );
}

/** The page's own price when it is in the store's currency, otherwise the catalogue's. */
function productPrice({ context: { page }, card, digits, foreign }: Facts): number | undefined {
  const shown = foreign ? undefined : page.product?.priceMinor;
  return major(shown ?? card()?.priceMinor, digits);
}

function averageOrder({ context: { profile }, digits }: Facts): number | undefined {
  return profile && profile.orders > 0 ? major(profile.spentMinor / profile.orders, digits) : undefined;
}

function daysSinceOrder({ context: { profile, now } }: Facts): number | undefined {
  return profile && profile.orders > 0 ? Math.max(0, Math.floor((now - profile.lastAt) / DAY_MS)) : undefined;
}

function rfm({ context: { profile, catalog, now } }: Facts): string | undefined {
  if (!profile || profile.orders === 0 || !catalog) return undefined;
  const { recency, frequency, monetary } = rfmScores(profile, catalog.model.rfm, now);
  return `${recency}-${frequency}-${monetary}`;
}

function groupOfCustomer({ context: { profile, catalog, now } }: Facts): string | undefined {
  if (!profile || profile.orders === 0) return rfmGroup(null);
  return catalog ? rfmGroup(rfmScores(profile, catalog.model.rfm, now)) : undefined;
}

function expectedSpend({ context: { profile, catalog, now }, digits }: Facts): number | undefined {
  if (!profile || profile.orders === 0) return 0;
  return catalog
    ? major(expectedSpendMinor(profile, catalog.model.retention, SPEND_WITHIN_DAYS, now), digits)
    : undefined;
}

function purchaseProbability({ context: { profile, catalog, now } }: Facts): number | undefined {
  if (!profile || profile.orders === 0 || !catalog) return undefined;
  return buysWithin(profile, catalog.model.retention, BUYS_WITHIN_DAYS, now);
}

function subscribed({ context: { profile, session } }: Facts): string {
  return session.lead ? 'yes' : (profile?.subscribed ?? 'unknown');
}
