// The cart of a Shopify theme, by its Ajax API. Money is in hundredths whatever the currency, in the shopper's currency.
import { fieldsOf, reach } from '../page/read-value.ts';
import { askShop, worked } from './ask-shop.ts';
import type { PricedCart, ShopCart } from './contract.ts';
import { minorUnits } from './money.ts';
import { addressOf, itemsOf, listOf, textOf } from './read-reply.ts';
import { addByTheme } from './shopify-theme.ts';

/** Shopify's name for what an order takes along; the Worker looks for it in the order's `note_attributes`. */
const ATTRIBUTE = 'reprise_visitor';

/** `root`: where the shop begins in the shopper's language, with a slash at its end. */
export function shopifyCart(root: string): ShopCart {
  let latest: object | undefined;
  /** The hash this page put there last: what was read meanwhile may be from before. */
  let put: unknown;
  const ask = (call: string, body?: object) => askShop(`${root}cart${call}`, body);
  return {
    read: async () => {
      const reply = await ask('.js');
      latest = reply.body;
      return worked(reply) ? cartOf(reply.body) : undefined;
    },
    add: async ({ product, variant = product, quantity }) => {
      if (!/^\d+$/.test(variant)) return false;
      return (
        (await addByTheme(variant, quantity)) ??
        worked(await ask('/add.js', { items: [{ id: Number(variant), quantity }] }))
      );
    },
    apply: async (code) => {
      const before = await ask('.js');
      if (!worked(before)) return false;
      const codes = listOf(fieldsOf(before.body).discount_codes);
      const kept = codes.filter((one) => one.applicable && !isCode(one.code, code)).map((one) => one.code);
      const { body } = await ask('/update.js', { discount: [...kept, code].join(',') });
      const mine = listOf(fieldsOf(body).discount_codes).find((one) => isCode(one.code, code));
      return mine ? mine.applicable === true : byAddress(root, code);
    },
    link: async (visitorHash = '') => {
      latest ??= (await ask('.js')).body;
      if ((put ?? reach(latest, `attributes.${ATTRIBUTE}`) ?? '') === visitorHash) return;
      put = visitorHash;
      await ask('/update.js', { attributes: { [ATTRIBUTE]: visitorHash } });
    },
  };
}

/** The way from before carts took codes: an address that remembers the code for the checkout, if it cannot show it yet. */
async function byAddress(root: string, code: string): Promise<boolean> {
  const back = encodeURIComponent(`${root}cart.js`);
  const { body } = await askShop(`${root}discount/${encodeURIComponent(code)}?redirect=${back}`);
  const { cart_level_discount_applications: ofCart, items } = fieldsOf(body);
  const ofLines = listOf(items).flatMap((item) => listOf(item.discounts));
  return [...listOf(ofCart), ...ofLines].some(({ title }) => isCode(title, code));
}

const isCode = (value: unknown, code: string) => `${value}`.toLowerCase() === code.toLowerCase();

function cartOf(body: object): PricedCart | undefined {
  const { currency: its, total_price, items, discount_codes } = fieldsOf(body);
  const currency = `${its}`;
  const money = (hundredths: unknown) => minorUnits(Number(hundredths) / 100, currency);
  const totalMinor = money(total_price);
  if (totalMinor === undefined) return undefined;
  return {
    currency,
    totalMinor,
    items: itemsOf(items, 'product_id').map((item) => ({
      product: `${item.product_id}`,
      variant: textOf(item.variant_id),
      quantity: Number(item.quantity),
      priceMinor: money(item.final_price ?? item.price),
      category: textOf(item.product_type),
      title: textOf(item.product_title) ?? textOf(item.title),
      url: addressOf(item.url),
      image: addressOf(item.image),
    })),
    coupons: listOf(discount_codes)
      .filter(({ applicable }) => applicable)
      .map(({ code }) => `${code}`),
  };
}
