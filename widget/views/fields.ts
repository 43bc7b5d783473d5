// Fields: what the braces in a campaign's words stand for.
import type { Drawing, Grant } from './contract.ts';
import { money } from './format.ts';
import type { Values } from './words.ts';

/** Values by name; what is not known is absent. */
export function fieldsOf(drawing: Drawing, now: number, { code, expiresAt }: Grant = {}): Values {
  const { products, goal, cartMinor = 0, currency, locale, offer } = drawing;
  const { percent, amountMinor, gift, points } = offer ?? {};
  return {
    product: products?.[0]?.title,
    discount:
      percent !== undefined
        ? (percent / 100).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 })
        : amountMinor !== undefined
          ? money(amountMinor, currency, locale, true)
          : (gift ?? points?.toLocaleString(locale)),
    remaining: goal && money(Math.max(0, goal.thresholdMinor - cartMinor), currency, locale),
    minutes: expiresAt === undefined ? undefined : `${Math.floor((expiresAt - now) / 60_000)}`,
    code,
  };
}
