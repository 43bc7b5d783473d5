// Fields: what the braces in a campaign's words stand for.
import type { Drawing } from './contract.ts';
import { money, percent } from './format.ts';

/** Values by name; what is not known is absent. */
export function fieldsOf(drawing: Drawing): Record<string, string> {
  const { products, goal, cartMinor, currency, locale } = drawing;
  const product = products?.[0]?.title;
  const discount = discountOf(drawing);
  const remaining = goal && money(Math.max(0, goal.thresholdMinor - (cartMinor ?? 0)), currency, locale);
  return { ...(product && { product }), ...(discount && { discount }), ...(remaining && { remaining }) };
}

/** With the code come `{code}` and, when its end is known, the `{minutes}` left. */
export function codeFields(
  code: string | undefined,
  expiresAt: number | undefined,
  now: number,
): Record<string, string> {
  const minutes = expiresAt && String(Math.max(0, Math.floor((expiresAt - now) / 60_000)));
  return { ...(code && { code }), ...(minutes && { minutes }) };
}

function discountOf({ offer, currency, locale }: Drawing): string | undefined {
  if (offer?.percent !== undefined) return percent(offer.percent, locale);
  if (offer?.amountMinor !== undefined) return money(offer.amountMinor, currency, locale, true);
  return offer?.gift ?? offer?.points?.toLocaleString(locale);
}
