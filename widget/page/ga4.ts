// GA4: the ecommerce events of a shop's dataLayer, as gtag() or Tag Manager push them, those before we came included.
import type { PageKind } from '../../shared/schema/page.ts';
import type { Adapter } from './adapter.ts';
import { fieldsOf, firstOf, productFacts } from './read-value.ts';

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
  const [name, details] = dataLayer.map(eventOf).findLast(([event]) => Object.hasOwn(KINDS, event)) ?? [];
  const kind = name && KINDS[name];
  if (kind !== 'product') return kind ? { kind } : {};
  const { item_id, item_name, price, item_brand, item_category } = fieldsOf(firstOf(details?.items));
  return productFacts(item_id, item_name, undefined, price, details?.currency, item_brand, item_category);
};

/** `gtag('event', name, details)` pushes its arguments; Tag Manager an object with `ecommerce`. */
function eventOf(pushed: unknown): readonly [string, Readonly<Record<string, unknown>>] {
  const { 0: command, 1: name, 2: details, event, ecommerce } = fieldsOf(pushed);
  return command === 'event' ? [`${name}`, fieldsOf(details)] : [`${event}`, fieldsOf(ecommerce)];
}
