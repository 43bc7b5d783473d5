// Config: the one JSON document a marketer writes for a store.
import * as v from 'valibot';
import { Campaign } from './campaign.ts';
import { Condition } from './condition.ts';
import { Limits } from './limits.ts';
import { ProductFilter } from './merchandising.ts';
import { OwnWords } from './own-words.ts';
import { Currency, Href, Id, Locale, Share, text, whole } from './primitives.ts';
import { Theme } from './theme.ts';
import { DEFAULT_STAGES } from './vocabulary.ts';

export const MAX_CONFIG_BYTES = 1_000_000;
export const MAX_CAMPAIGNS = 1000;

export const TimeZone = v.pipe(text(64), v.check(isTimeZone, 'must be a time zone like `Europe/Rome`'));

/** `http(s)://host[:port]` or `https://*.host`. */
export const Origin = v.pipe(
  text(255),
  v.regex(
    /^(https?:\/\/[a-z0-9.-]+(:\d{1,5})?|https:\/\/\*\.[a-z0-9.-]+)$/,
    'must be an origin like `https://shop.example`, without a path and without the slash at the end',
  ),
);

export const StoreSettings = v.strictObject({
  name: text(200),
  currency: Currency,
  locale: Locale,
  timeZone: TimeZone,
  origins: v.pipe(v.array(Origin), v.maxLength(100)),
  privacyUrl: v.optional(Href),
  sensitive: v.optional(v.pipe(v.array(ProductFilter), v.maxLength(200)), []),
  control: v.optional(Share),
  conversionDays: v.optional(whole(1, 90)),
  stages: v.optional(
    v.strictObject({
      atRisk: v.optional(Share, DEFAULT_STAGES.atRisk),
      lapsed: v.optional(Share, DEFAULT_STAGES.lapsed),
    }),
  ),
});
export type StoreSettings = v.InferOutput<typeof StoreSettings>;

export const Config = v.strictObject({
  $schema: v.optional(text(2048)),
  store: StoreSettings,
  theme: v.optional(Theme, {}),
  limits: v.optional(Limits, {}),
  words: v.optional(v.record(Locale, OwnWords), {}),
  segments: v.optional(v.record(Id, v.strictObject({ where: Condition, name: v.optional(text(200)) })), {}),
  campaigns: v.pipe(v.array(Campaign), v.maxLength(MAX_CAMPAIGNS, 'has more than 1,000 campaigns')),
});
export type Config = v.InferOutput<typeof Config>;
/** The document as a marketer writes it: defaults not yet filled in. */
export type ConfigInput = v.InferInput<typeof Config>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
