// GA4: the ecommerce events of a shop's dataLayer, as gtag() or Tag Manager push them, those before we came included.
import type { Page, PageKind } from '../../shared/schema/page.ts';
import type { Adapter } from './adapter.ts';
import { fieldsOf, known, minorOf, textOf } from './read-value.ts';

const KINDS: Readonly<Record<string, PageKind>> = {
  view_item: 'product',
  view_item_list: 'category',
  view_cart: 'cart',
  begin_checkout: 'checkout',
  purchase: 'thank-you',
  view_search_results: 'search',
};

/** The latest event that names a kind of page says what the page is. */
export const ga4Facts: Adapter = ({ dataLayer }) => {
  const [name, details] = dataLayer.map(eventOf).findLast(([event]) => event in KINDS) ?? ['', {}];
  const currency = textOf(details.currency);
  const items = Array.isArray(details.items) ? details.items.map(fieldsOf) : [];
  const product = items[0] && productOf(items[0], currency);
  return known({
    kind: KINDS[name],
    currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : undefined,
    product: name === 'view_item' ? product : undefined,
    category: name === 'view_item_list' ? textOf(details.item_list_name) : undefined,
    cart: name === 'view_cart' ? cartOf(details.value, items, currency) : undefined,
  });
};

/** `gtag('event', name, details)` pushes its arguments; Tag Manager an object with `ecommerce`. */
function eventOf(pushed: unknown): readonly [string, Readonly<Record<string, unknown>>] {
  const { 0: command, 1: name, 2: details, event, ecommerce } = fieldsOf(pushed);
  if (command === 'event') return [String(name), fieldsOf(details)];
  return [String(event), fieldsOf(ecommerce)];
}

type Item = Readonly<Record<string, unknown>>;

function productOf(item: Item, currency: string | undefined): Page['product'] {
  const id = textOf(item.item_id, 128);
  if (!id) return undefined;
  return {
    id,
    ...known({
      title: textOf(item.item_name, 500),
      priceMinor: minorOf(item.price, currency),
      brand: textOf(item.item_brand),
      category: textOf(item.item_category),
    }),
  };
}

function cartOf(value: unknown, items: readonly Item[], currency: string | undefined): Page['cart'] {
  const totalMinor = minorOf(value, currency);
  if (totalMinor === undefined) return undefined;
  const lines = items.slice(0, 200).flatMap((item) => {
    const product = productOf(item, currency);
    const quantity = Math.round(Number(item.quantity ?? 1));
    return product && quantity >= 0
      ? [
          {
            product: product.id,
            quantity,
            ...known({ priceMinor: product.priceMinor, category: product.category }),
          },
        ]
      : [];
  });
  return { totalMinor, items: lines };
}
