// Lead: an address left in exchange for an offer. CodeRequest: an offer without a form.
import * as v from 'valibot';
import { SignedCustomer } from './page.ts';
import { Id, Locale, Millis, ShopId, whole } from './primitives.ts';
import { sound, soundItems } from './sound.ts';

export const Email = v.pipe(
  v.string('must be text'),
  v.trim(),
  v.maxLength(254, 'must have at most 254 characters'),
  v.regex(
    /^[^\s@<>"(),;:\\]+@[^\s@.<>"(),;:\\[\]/?#%]+(\.[^\s@.<>"(),;:\\[\]/?#%]+)+$/,
    'must be an email address',
  ),
);

const claim = {
  store: Id,
  visitor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  campaign: Id,
  variant: Id,
  proof: v.pipe(v.string(), v.maxLength(200)),
};

/** What is kept of a cart with an address: ids and how many. Names, pictures and links would be a stranger's word, and
 * the shop may mail them to whoever's address was typed; it knows them by their ids. */
export const KeptLine = v.object({
  product: ShopId,
  variant: sound(ShopId),
  quantity: whole(1, 1_000_000),
});
export type KeptLine = v.InferOutput<typeof KeptLine>;

const MAX_LINES = 50;

export const Lead = v.object({
  ...claim,
  email: Email,
  consent: v.object({ text: v.pipe(v.string(), v.maxLength(2000)), at: Millis }),
  locale: Locale,
  cart: sound(v.object({ items: soundItems(KeptLine, MAX_LINES) })),
  /** A field that people do not see: who fills it in is a machine. */
  website: sound(v.string()),
  /** What Turnstile gave the page. */
  turnstile: sound(v.pipe(v.string(), v.maxLength(4096))),
});
export type Lead = v.InferOutput<typeof Lead>;

export const CodeRequest = v.object({ ...claim, customer: v.optional(SignedCustomer) });
export type CodeRequest = v.InferOutput<typeof CodeRequest>;

/** What the browser is told: a code to show (expiry in ms, absent when unknown). */
export type CodeGrant = { readonly code?: string; readonly expiresAt?: number };
