// ToldPage: a page as a browser tells of it. What it says of product and cart comes from somebody else's code.
import * as v from 'valibot';
import { currencyDigits } from './money.ts';
import { Cart, Page, PageKind } from './page.ts';
import { categoryOfPath, kindOfPath } from './page-by-path.ts';
import { cutTo, sound, soundItems } from './sound.ts';

const MAX_ITEMS = 1000;
const MAX_COUPONS = 20;
const MAX_ADDRESS = 2048;

const { entries: page } = Page;
const { entries: cart } = Cart;
const { entries: item } = Cart.entries.items.pipe[0].item;
const { entries: product } = Page.entries.product.wrapped;

const ToldCart = v.object({
  totalMinor: cart.totalMinor,
  items: soundItems(
    v.object({
      product: item.product,
      quantity: item.quantity,
      variant: sound(item.variant),
      priceMinor: sound(item.priceMinor),
      category: sound(item.category),
      title: sound(item.title),
      url: sound(item.url),
      image: sound(item.image),
    }),
    MAX_ITEMS,
  ),
  coupons: sound(soundItems(v.pipe(v.string(), v.maxLength(200)), MAX_COUPONS)),
});

/** Some write ids and prices as numbers, some as text. */
const Plain = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.trim());

const ToldProduct = v.object({
  id: v.pipe(Plain, product.id),
  variant: sound(v.pipe(Plain, product.variant.wrapped)),
  title: sound(product.title),
  image: sound(product.image),
  priceMinor: sound(product.priceMinor),
  /** In major units of the page's currency, where nobody reckoned in minor ones. */
  price: sound(v.pipe(Plain, v.nonEmpty(), v.transform(Number), v.minValue(0), v.maxValue(1e9))),
  brand: sound(product.brand),
  category: sound(product.category),
});

/** A page without its address is none; everything else may be missing, and some of it the address tells. */
export const ToldPage = v.pipe(
  v.object({
    kind: sound(PageKind),
    url: v.pipe(cutTo(MAX_ADDRESS), page.url),
    locale: v.fallback(page.locale, ''),
    currency: sound(page.currency),
    product: sound(ToldProduct),
    category: sound(page.category),
    cart: sound(ToldCart),
    device: sound(page.device),
  }),
  v.transform(({ kind, category, product, ...told }) => {
    const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(told.url)?.[1] || '/';
    return {
      ...told,
      kind: kind ?? kindOfPath(path) ?? 'other',
      category: category ?? categoryOfPath(path),
      ...(product && { product: priced(product, told.currency) }),
    };
  }),
);

function priced({ price, ...product }: v.InferOutput<typeof ToldProduct>, currency = ''): Page['product'] {
  if (product.priceMinor !== undefined || price === undefined || !currency) return product;
  return { ...product, priceMinor: Math.round(price * 10 ** currencyDigits(currency)) };
}
