// What a browser says of itself with a decide request. Untrusted: sizes are bounded, unknown keys ignored.
import * as v from 'valibot';
import { Country, Currency, Millis, Minor, ShopId, text, whole } from './primitives.ts';

export const PageKind = v.picklist([
  'home',
  'category',
  'product',
  'search',
  'cart',
  'checkout',
  'thank-you',
  'account',
  'other',
]);
export type PageKind = v.InferOutput<typeof PageKind>;

export const DeviceKind = v.picklist(['mobile', 'tablet', 'desktop']);
export type DeviceKind = v.InferOutput<typeof DeviceKind>;

const Address = v.pipe(v.string(), v.maxLength(2048), v.regex(/^https?:\/\//i, 'must be an http(s) address'));
const short = v.pipe(v.string(), v.maxLength(200));

export const Cart = v.object({
  totalMinor: Minor,
  items: v.pipe(
    v.array(
      v.object({
        product: ShopId,
        variant: v.optional(ShopId),
        quantity: whole(0, 1_000_000),
        priceMinor: v.optional(Minor),
        category: v.optional(short),
        title: v.optional(text(500)),
        url: v.optional(v.pipe(v.string(), v.maxLength(2048))),
        image: v.optional(v.pipe(v.string(), v.maxLength(2048))),
      }),
    ),
    v.maxLength(1000),
  ),
  coupons: v.optional(v.pipe(v.array(short), v.maxLength(20))),
});
export type Cart = v.InferOutput<typeof Cart>;

export const Page = v.object({
  kind: PageKind,
  url: Address,
  locale: v.pipe(v.string(), v.maxLength(35)),
  currency: v.optional(Currency),
  product: v.optional(
    v.object({
      id: ShopId,
      variant: v.optional(ShopId),
      title: v.optional(text(500)),
      image: v.optional(v.pipe(v.string(), v.maxLength(2048))),
      priceMinor: v.optional(Minor),
      brand: v.optional(short),
      category: v.optional(short),
    }),
  ),
  category: v.optional(short),
  cart: v.optional(Cart),
  device: v.optional(DeviceKind),
});
export type Page = v.InferOutput<typeof Page>;

/** What this browser remembers of one campaign: when it was shown, and how it ended. */
export const ShownRecord = v.object({
  at: v.pipe(v.array(Millis), v.maxLength(50)),
  /** `tab`: the tab that a closed overlay leaves behind was closed, too. */
  end: v.optional(
    v.object({ why: v.picklist(['close', 'submit', 'order']), at: Millis, tab: v.optional(v.boolean()) }),
  ),
});
export type ShownRecord = v.InferOutput<typeof ShownRecord>;

/** No browser remembers more products that were looked at. */
export const MAX_VIEWED = 20;

export const Session = v.object({
  visits: whole(0, 1_000_000),
  pages: whole(0, 1_000_000),
  seconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e9))),
  /** Start of this visit: times in `shown` from then on are of this session. */
  startedAt: v.optional(Millis),
  landing: v.optional(v.pipe(v.string(), v.maxLength(2048))),
  referrer: v.optional(v.pipe(v.string(), v.maxLength(2048))),
  utm: v.optional(v.record(v.pipe(v.string(), v.maxLength(20)), short)),
  shown: v.optional(
    v.pipe(
      v.record(v.pipe(v.string(), v.maxLength(64)), ShownRecord),
      v.check((o) => Object.keys(o).length <= 1000, 'has more than 1,000 campaigns'),
    ),
  ),
  /** Overlays shown in this visit, and when the last one was. */
  overlays: v.optional(whole(0, 1000)),
  lastOverlayAt: v.optional(Millis),
  /** This browser left its address with us, or bought. */
  lead: v.optional(v.boolean()),
  bought: v.optional(v.boolean()),
  /** Products looked at, the last one first; only where a campaign recommends by them. */
  viewed: v.optional(v.pipe(v.array(ShopId), v.maxLength(MAX_VIEWED))),
});
export type Session = v.InferOutput<typeof Session>;

/** A shop's word for who is signed in: `signature` = hex HMAC-SHA256(identity secret, `id:at`), `at` in Unix seconds.
 * A template that signs nothing sends empty text, which is nobody. */
export const SignedCustomer = v.object({
  id: v.pipe(v.string(), v.maxLength(128)),
  at: whole(0, 99_999_999_999),
  signature: v.pipe(v.string(), v.maxLength(200)),
});
export type SignedCustomer = v.InferOutput<typeof SignedCustomer>;

export const Geo = v.object({ country: v.optional(Country), region: v.optional(short) });
export type Geo = v.InferOutput<typeof Geo>;
