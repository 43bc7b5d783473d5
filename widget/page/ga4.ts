// GA4: the ecommerce events of a shop's dataLayer, as gtag() or Tag Manager push them, those before we came included.
import type { Adapter } from './adapter.ts';
import { fieldsOf } from './read-value.ts';

/** The first event that names a kind of page says what the page is: later ones come of what is done there. */
export const ga4Facts: Adapter = (dataLayer) => {
  for (const pushed of dataLayer) {
    // `gtag('event', name, details)` pushes its arguments; Tag Manager an object with `ecommerce`.
    const { 0: command, 1: name, 2: details, event, ecommerce } = fieldsOf(pushed);
    const words = `${command === 'event' ? name : event}`;
    if (/^(view_[ics]|begin_|purchase)/.test(words))
      return [
        { ...fieldsOf(details ?? ecommerce), words },
        {
          words: 'words',
          id: 'items.item_id',
          title: 'items.item_name',
          category: 'items.item_category',
          currency: 'currency',
          price: 'items.price',
        },
      ];
  }
  return [0, {}];
};
