// Sample: one question to decide about, kept for replays: what rules go by, and nothing that says who asked. Times are cut
// to minutes and days, amounts to three digits, lists to their head; texts made for one person are left out.
import { hostOf, queryOf } from '../decide/address.ts';
import type { Context } from '../decide/context.ts';
import type { Geo, Page, Session } from '../schema/page.ts';
import type { Profile } from '../schema/profile.ts';
import { KEPT_UTM } from './asked-attributes.ts';
import { isPersonal, MASK, namelessPath } from './nameless.ts';
import { namelessProfile } from './nameless-profile.ts';

/** `v`: the version of this shape; another is not replayed. `revision` decided then. */
export type Sample = {
  readonly v: 1;
  readonly at: number;
  readonly revision: number;
  readonly page: Page;
  readonly session: Session;
  readonly profile: Profile | null;
  readonly slots?: readonly string[];
  readonly geo: Geo;
};

/** A sample under the id it is kept by, which is that of nobody: in a replay arms are drawn by it. */
export type KeptSample = { readonly id: string; readonly day: number; readonly sample: Sample };

const MINUTE = 60_000;
const MAX_LINES = 30;
const MAX_CAMPAIGNS = 20;
const MAX_TIMES = 10;

/** The sample of a question that was asked with consent; `asked` are the attributes that the config asks about. */
export function sampleOf(
  { page, session, profile, slots, geo, now }: Context,
  asked: ReadonlySet<string>,
  revision: number,
): Sample {
  return {
    ...{ v: 1, at: toMinute(now), revision },
    page: namelessPage(page, asked),
    session: namelessSession(session, asked),
    profile: profile && namelessProfile(profile, asked, now, toMinute(now)),
    ...(slots && { slots }),
    geo,
  };
}

const toMinute = (at: number): number => at - (at % MINUTE);

function namelessPage({ product, cart, url, ...page }: Page, asked: ReadonlySet<string>): Page {
  const host = /^https?:\/\/[^/?#]*/i.exec(url)?.[0] ?? '';
  return {
    ...page,
    url: `${host.replace(/\/\/.*@/, '//')}${namelessPath(url, page.kind)}${askedQuery(url, asked)}`,
    ...(product && { product: withoutLook(product) }),
    ...(cart && {
      cart: {
        totalMinor: cart.totalMinor,
        items: cart.items.slice(0, MAX_LINES).map(({ url: _, ...item }) => withoutLook(item)),
        // A coupon may be somebody's own; how many there are tells nothing.
        ...(cart.coupons && { coupons: cart.coupons.map(() => MASK) }),
      },
    }),
  };
}

const withoutLook = <T extends { readonly title?: unknown; readonly image?: unknown }>({
  title: _,
  image: __,
  ...rest
}: T): Omit<T, 'title' | 'image'> => rest;

/** The parameters that rules ask about. */
function askedQuery(url: string, asked: ReadonlySet<string>): string {
  const pairs = [...asked].flatMap((name) => {
    const key = name.startsWith('page.query.') ? name.slice('page.query.'.length) : '';
    const value = key === '' ? undefined : queryOf(url, key);
    if (value === undefined || isPersonal(value)) return [];
    return [`${encodeURIComponent(key.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`];
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function namelessSession(session: Session, asked: ReadonlySet<string>): Session {
  const { startedAt, landing, referrer, utm, shown, lastOverlayAt, ...counts } = session;
  const isKept = ([name, value]: [string, string]) =>
    !isPersonal(value) && (KEPT_UTM.some((kept) => kept === name) || asked.has(`session.utm.${name}`));
  return {
    ...counts,
    ...(startedAt !== undefined && { startedAt: toMinute(startedAt) }),
    ...(landing !== undefined && { landing: namelessPath(landing, 'account') }),
    ...(referrer !== undefined && { referrer: hostOf(referrer).slice(0, 100) }),
    ...(utm && { utm: Object.fromEntries(Object.entries(utm).filter(isKept)) }),
    ...(shown && { shown: lastShown(shown) }),
    ...(lastOverlayAt !== undefined && { lastOverlayAt: toMinute(lastOverlayAt) }),
  };
}

/** Browsers add at the end: the last are kept. */
const lastShown = (shown: NonNullable<Session['shown']>): NonNullable<Session['shown']> =>
  Object.fromEntries(
    Object.entries(shown)
      .slice(-MAX_CAMPAIGNS)
      .map(([campaign, { at, end }]) => [
        campaign,
        { at: at.slice(-MAX_TIMES).map(toMinute), ...(end && { end: { ...end, at: toMinute(end.at) } }) },
      ]),
  );
