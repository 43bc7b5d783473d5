// ToldPage: a page as a browser tells of it. What it says of product and cart comes from somebody else's code.
import * as v from 'valibot';
import { Cart, Page, PageKind } from './page.ts';
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

/** A page without its address is none; everything else may be missing. */
export const ToldPage = v.object({
  kind: v.fallback(PageKind, 'other'),
  url: v.pipe(cutTo(MAX_ADDRESS), page.url),
  locale: v.fallback(page.locale, ''),
  currency: sound(page.currency),
  product: sound(
    v.object({
      id: product.id,
      variant: sound(product.variant),
      title: sound(product.title),
      image: sound(product.image),
      priceMinor: sound(product.priceMinor),
      brand: sound(product.brand),
      category: sound(product.category),
    }),
  ),
  category: sound(page.category),
  cart: sound(ToldCart),
  device: sound(page.device),
});
