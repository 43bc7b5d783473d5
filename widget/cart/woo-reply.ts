// What the Store API says of a cart, as ours. Its amounts have the decimals the shop shows, which need not be ISO's.
import { fieldsOf, reach } from '../page/read-value.ts';
import type { PricedCart } from './contract.ts';
import { minorUnits } from './money.ts';
import { addressOf, itemsOf, listOf, plainText, textOf } from './read-reply.ts';
import type { Parents } from './woo-parents.ts';

/** The cart; its total is what the goods cost as the shop shows prices (with tax or without), less discounts. */
export function wooCartOf(body: object, parents: Parents): PricedCart | undefined {
  const { items: lines, totals, coupons } = fieldsOf(body);
  const of = fieldsOf(totals);
  const currency = `${of.currency_code}`;
  const money = (units: unknown) =>
    minorUnits(Number(units ?? Number.NaN) / 10 ** Number(of.currency_minor_unit ?? 2), currency);
  const items = itemsOf(lines, 'id').map((line) => itemOf(line, parents, money));
  const shown = items.reduce((sum, { priceMinor = 0, quantity }) => sum + priceMinor * quantity, 0);
  const net = money(of.total_items);
  const discount = money(of.total_discount) ?? 0;
  if (net === undefined) return undefined;
  const discountShown = shown > net ? discount + (money(of.total_discount_tax) ?? 0) : discount;
  return {
    currency,
    totalMinor: Math.max(0, shown - discountShown),
    items,
    coupons: listOf(coupons).map(({ code }) => `${code}`),
  };
}

function itemOf(
  line: ReturnType<typeof fieldsOf>,
  parents: Parents,
  money: (units: unknown) => number | undefined,
): PricedCart['items'][number] {
  const parent = parents.get(Number(line.id));
  return {
    product: `${parent ?? line.id}`,
    variant: parent ? `${line.id}` : undefined,
    quantity: Number(line.quantity),
    priceMinor: money(reach(line, 'prices.price')),
    title: plainText(line.name),
    url: addressOf(line.permalink),
    image: addressOf(textOf(reach(line, 'images.thumbnail')) ?? reach(line, 'images.src')),
  };
}
