// ToldPage: a page as a browser tells of it. What it says of product and cart comes from somebody else's code.
import * as v from 'valibot';
import { FoundFacts, minorPrice, Plain, pageByFacts } from './found-facts.ts';
import { Cart, DeviceKind, Page, PageKind } from './page.ts';
import { categoryOfPath, kindOfPath } from './page-by-path.ts';
import { cutTo, sound, soundItems, wholeOrParts } from './sound.ts';

const MAX_ITEMS = 1000;
const MAX_COUPONS = 20;
const MAX_ADDRESS = 2048;
const MAX_FOUND = 10;

const { entries: page } = Page;
const { entries: cart } = Cart;
const { entries: item } = Cart.entries.items.pipe[0].item;
const { entries: product } = Page.entries.product.wrapped;

/** The currency its amounts are in, as the shop's platform names it: what the shopper sees may be another than the store's. */
const inCurrency = { currency: sound(page.currency.wrapped) };
const PricedCart = v.object({ ...Cart.entries, ...inCurrency });

const ToldCart = v.object({
  ...inCurrency,
  totalMinor: cart.totalMinor,
  items: soundItems(
    v.object({
      product: v.pipe(Plain, item.product),
      quantity: v.pipe(Plain, v.nonEmpty(), v.transform(Number), item.quantity),
      variant: sound(v.pipe(Plain, item.variant.wrapped)),
      priceMinor: sound(item.priceMinor.wrapped),
      category: sound(item.category.wrapped),
      title: sound(item.title.wrapped),
      url: sound(item.url.wrapped),
      image: sound(item.image.wrapped),
    }),
    MAX_ITEMS,
  ),
  coupons: sound(soundItems(v.pipe(v.string(), v.maxLength(200)), MAX_COUPONS)),
});

const ToldProduct = v.object({
  id: sound(v.pipe(Plain, product.id)),
  variant: sound(v.pipe(Plain, product.variant.wrapped)),
  title: sound(product.title.wrapped),
  image: sound(product.image.wrapped),
  priceMinor: sound(product.priceMinor.wrapped),
  brand: sound(product.brand.wrapped),
  category: sound(product.category.wrapped),
});

/** As the shop says it; else of a coarse pointer the shorter side of its screen (px), where tablets begin at 600. */
const ToldDevice = v.union([
  DeviceKind,
  v.pipe(
    v.union([v.literal(false), v.number()]),
    v.transform((side): DeviceKind => (side === false ? 'desktop' : side < 600 ? 'mobile' : 'tablet')),
  ),
]);

/** A page without its address is none; everything else may be missing, and is what was found of it, or its address tells. */
export const ToldPage = v.pipe(
  v.object({
    kind: sound(PageKind),
    url: v.pipe(cutTo(MAX_ADDRESS), page.url),
    locale: v.fallback(page.locale, ''),
    currency: sound(page.currency.wrapped),
    product: sound(ToldProduct),
    category: sound(page.category.wrapped),
    cart: sound(wholeOrParts(PricedCart, ToldCart)),
    device: sound(ToldDevice),
    found: sound(soundItems(FoundFacts, MAX_FOUND)),
  }),
  // Every decision passes here: fields are named one by one, for taking objects apart and together costs half as much again.
  v.transform((page) => {
    const { url, locale, device, found = [], product: told, cart: toldCart } = page;
    const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] || '/';
    const known = pageByFacts(
      {
        kind: page.kind,
        category: page.category,
        currency: page.currency ?? toldCart?.currency,
        product: told,
      },
      found,
    );
    const { kind = kindOfPath(path) ?? 'other', currency, category = categoryOfPath(path) } = known;
    const { id, variant, title, price } = known.product;
    const cart = toldCart && cartIn(toldCart, currency);
    const product = id !== undefined &&
      (told || kind === 'product') && {
        ...told,
        ...{ id, variant, title },
        priceMinor: told?.priceMinor ?? minorPrice(price, currency),
      };
    return {
      ...{ url, locale, device, kind, currency, category },
      ...(cart && { cart }),
      ...(product && { product }),
    };
  }),
);

/** A cart in another currency than the page is in is not known. */
function cartIn({ currency: its, ...cart }: v.InferOutput<typeof PricedCart>, currency: string | undefined) {
  return its === undefined || its === currency ? cart : undefined;
}
