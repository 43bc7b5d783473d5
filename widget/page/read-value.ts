// Values as shops write them: numbers as strings, prices with separators, ids as numbers.
import type { Page } from '../../shared/schema/page.ts';

/** Foreign data is read field by field; what is not an object has none. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => Object(value);

/** The thing itself, or the first of several. */
export const firstOf = (value: unknown): unknown => [value].flat()[0];

/** Text of at most `max` characters; numbers count as text, everything else as nothing. */
export function textOf(value: unknown, max = 200): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? `${value}`.trim().slice(0, max) || undefined
    : undefined;
}

/** A price in minor units of its currency: `12.5` and `"12.50"` are prices; what is not surely a number is none. */
export function minorOf(value: unknown, currency: string): number | undefined {
  const amount = Number(value ?? Number.NaN);
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return Number.isFinite(amount) ? Math.round(amount * 10 ** digits) : undefined;
}

/** A product page, or nothing when the product has no id. Amounts without a currency are of no use. */
export function productFacts(
  id: unknown,
  title: unknown,
  image: unknown,
  price: unknown,
  currency: unknown,
  brand: unknown,
  category: unknown,
): Partial<Page> {
  const named = textOf(id, 128);
  if (!named) return {};
  const code = /^[A-Z]{3}$/.exec(`${currency}`)?.[0];
  const product = {
    id: named,
    title: textOf(title, 500),
    image: textOf(image, 2048),
    priceMinor: code && minorOf(price, code),
    brand: textOf(brand),
    category: textOf(category),
  };
  return JSON.parse(JSON.stringify({ kind: 'product', currency: code, product }));
}
