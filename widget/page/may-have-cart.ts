// May have a cart: whether there is anything in it worth fetching code for.
import { fieldsOf } from './read-value.ts';

/**
 * A cookie of either platform (`cart`, `woocommerce_items_in_cart`) says that something was put in the cart; an event of
 * GA4 that somebody looked at one. An empty cart costs no request; one that was emptied, by an order perhaps, a last one
 * to take away what links orders to the visitor (`reprise_visitor`).
 */
export const mayHaveCart = (dataLayer: readonly unknown[]): boolean =>
  /(\b|_in_)cart=|reprise_/.test(document.cookie) ||
  dataLayer.map(fieldsOf).some(({ 1: name, event }) => `${name}${event}`.includes('view_cart'));
