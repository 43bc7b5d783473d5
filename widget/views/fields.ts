// Fields: what the braces in a campaign's words stand for.
import type { Drawing, Grant } from './contract.ts';
import { date, money } from './format.ts';
import type { Values } from './words.ts';

const MINUTE_MS = 60_000;

/** Values by name; what is not known is absent. */
export function fieldsOf(drawing: Drawing, now: number, { code, expiresAt }: Grant = {}): Values {
  const { products, goal, inCart, currency, locale, offer } = drawing;
  const price = (minor: number | undefined, short?: boolean) =>
    minor === undefined ? undefined : money(minor, currency, locale, short);
  return {
    product: products?.[0]?.title,
    discount: discountOf(drawing, price),
    minimum: price(offer?.minimumMinor, true),
    threshold: price(goal?.thresholdMinor, true),
    remaining: price(goal && Math.max(0, goal.thresholdMinor - (inCart?.totalMinor ?? 0))),
    total: price(inCart?.totalMinor),
    count: inCart?.items.reduce((sum, { quantity }) => sum + quantity, 0),
    minutes: expiresAt && Math.max(0, Math.floor((expiresAt - now) / MINUTE_MS)),
    // What ends at midnight ends with the day before: nobody reads 12:00 AM as that.
    date: expiresAt && date(expiresAt - Number(/ 00:00:00/.test(`${new Date(expiresAt)}`)), locale, 'short'),
    code,
  };
}

function discountOf(
  { offer, locale }: Drawing,
  price: (minor: number | undefined, short?: boolean) => string | undefined,
): string | number | undefined {
  const { percent, amountMinor, gift, points } = offer ?? {};
  if (percent === undefined) return price(amountMinor, true) ?? gift ?? points;
  return (percent / 100).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
}
