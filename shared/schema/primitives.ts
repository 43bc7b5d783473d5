// The small values every document is made of: ids, times, money, locales, text.
import * as v from 'valibot';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A kebab-case name given by a person: campaign, segment, variant, pool, store. */
export const Id = v.pipe(
  v.string('must be text'),
  v.maxLength(64, 'must have at most 64 characters'),
  v.regex(KEBAB, 'must be lower-case letters and digits joined by hyphens, like `welcome-15`'),
);

/** A string of at most `max` characters, at least one. */
export const text = (max: number) =>
  v.pipe(
    v.string('must be text'),
    v.minLength(1, 'must not be empty'),
    v.maxLength(max, `must have at most ${max} characters`),
  );

/** An id as a shop writes it: a SKU, an order number, a customer number. */
export const ShopId = text(128);

/** A number between 0 and 1. */
export const Share = v.pipe(
  v.number('must be a number from 0 to 1'),
  v.minValue(0, 'must be at least 0'),
  v.maxValue(1, 'must be at most 1: a tenth is 0.1'),
);

/** A whole number within [min, max]. */
export const whole = (min: number, max: number) =>
  v.pipe(
    v.number(`must be a whole number from ${min} to ${max}`),
    v.integer('must be a whole number'),
    v.minValue(min, `must be at least ${min}`),
    v.maxValue(max, `must be at most ${max}`),
  );

/** A moment in milliseconds since 1970, up to the year 9999. */
export const Millis = whole(0, 253_402_300_799_999);

/** Money in minor units of its currency. */
export const Minor = whole(-1e12, 1e12);

const CURRENCY = /^[A-Z]{3}$/;

/** ISO 4217 code, upper case. */
export const Currency = v.pipe(
  v.string('must be text'),
  v.regex(CURRENCY, 'must be a three-letter currency code like `EUR`'),
);

/** BCP 47 language tag as far as `Intl` takes it. */
export const Locale = v.pipe(
  v.string('must be text'),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag like `en`, `pt-BR` or `zh-Hans`'),
  v.maxLength(35, 'must have at most 35 characters'),
);

/** ISO 3166 alpha-2, upper case, as Cloudflare tells it: the United Kingdom is GB. */
export const COUNTRY = /^(?!UK$)[A-Z]{2}$/;
export const Country = v.pipe(
  v.string('must be text'),
  v.regex(COUNTRY, 'must be a two-letter country code in upper case, like `IT` or `GB`'),
);

const AMOUNT = /^\d{1,9}(\.\d{1,4})?$/;

/** Decimal strings per currency: `{"EUR": "20.00"}`. */
export const Amounts = v.pipe(
  v.record(
    v.pipe(
      v.string('must be text'),
      v.regex(CURRENCY, 'must be a currency code in capitals with its amount, like `{"EUR": "20.00"}`'),
    ),
    v.pipe(
      v.string('must be a decimal amount in quotes, like `{"EUR": "20.00"}`'),
      v.regex(AMOUNT, 'must be a decimal amount with a point, like `{"EUR": "20.00"}`'),
    ),
    'must be amounts per currency, like `{"EUR": "20.00"}`',
  ),
  v.minEntries(1, 'needs an amount in at least one currency, like `{"EUR": "20.00"}`'),
);
export type Amounts = v.InferOutput<typeof Amounts>;

/** An ISO 8601 moment with its zone, that exists in the calendar. */
export const IsoTime = v.pipe(
  v.string('must be text'),
  v.regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/,
    'must be a time with its zone, like `2026-11-01T00:00:00Z`',
  ),
  v.check(existsInCalendar, 'is a date that does not exist'),
);

/** An http(s) address or one relative to the shop. */
export const Href = v.pipe(
  v.string('must be text'),
  v.maxLength(2048, 'must have at most 2048 characters'),
  v.regex(
    /^(https?:\/\/[^\s\\]+|\/(?![/\\])[^\s\\]*|[#?][^\s\\]*)$/i,
    'must be an http(s) address or start with a single `/`',
  ),
);

/** A value per locale, with one entry at least. */
export const localized = <T extends v.GenericSchema>(value: T) =>
  v.pipe(
    v.record(Locale, value, 'must be given per language, like `{"en": …}`'),
    v.minEntries(1, 'needs at least one language'),
  );

function existsInCalendar(iso: string): boolean {
  const at = Date.parse(iso);
  const day = Number(iso.slice(8, 10));
  const lastDay = new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 0)).getUTCDate();
  return Number.isFinite(at) && day >= 1 && day <= lastDay;
}
