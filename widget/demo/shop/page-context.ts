// What this page tells Reprise of itself: `reprise('page', …)`.
import { goodById } from '../data/catalogue.ts';
import { readCart, totals } from './cart.ts';
import { localeNow } from './locale.ts';

/** Kind, product, category and cart of the page as its `body` names them. */
export function pageContext({ kind, product = '', category }: DOMStringMap): object {
  const good = goodById(product);
  return {
    kind,
    url: location.href,
    locale: localeNow(),
    currency: 'EUR',
    ...(category && { category }),
    ...(good && {
      product: {
        id: good.id,
        title: good.title,
        priceMinor: good.priceMinor,
        brand: good.brand,
        category: good.category,
      },
    }),
    cart: cartFacts(),
  };
}

/** What is in the cart, as Reprise is told. */
function cartFacts(): object {
  const cart = readCart();
  return {
    totalMinor: totals(cart).goods,
    items: Object.entries(cart.lines).map(([id, quantity]) => ({
      product: id,
      quantity,
      priceMinor: goodById(id)?.priceMinor ?? 0,
      category: goodById(id)?.category,
    })),
    coupons: cart.code ? [cart.code] : [],
  };
}
