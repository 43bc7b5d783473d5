// What the shop says in English.
import type { Spoken } from './spoken.ts';

export const english: Spoken = {
  locale: 'en',
  currency: 'EUR',
  rate: 1,
  goods: ['Harbour Espresso', 'Breakfast Assam', 'Paper Filters No. 4', 'Wildflower Honey'],
  welcome: {
    title: '{discount} off your first cup',
    body: 'Leave your address and we put the kettle on: a code for your first order, and a note when a new harvest comes in.',
    action: 'Get my code',
    dismiss: 'No, thank you',
    teaser: '{discount} off your first cup',
    done: {
      title: 'Welcome to the table',
      body: 'Your {discount} wait at the checkout.',
      action: 'Keep looking',
    },
  },
  consent: 'We write twice a month at most. Unsubscribe any time.',
  terms: 'Once per person, on your first order.',
  restock: {
    title: 'Running low on {product}?',
    body: 'Going by your usual rhythm, it is about time.',
    action: 'Add to cart',
    dismiss: 'Still enough',
  },
  shipping: {
    title: '{remaining} to free shipping',
    body: 'Delivered in two to three days.',
    action: 'See offers',
    done: { title: 'Shipping is on us' },
  },
  picks: { title: 'Set aside for our regulars', action: 'Add to cart' },
  savedCart: {
    title: 'Shall we keep {count, plural, one {your # item} other {your # items}} for you?',
    body: 'We send you the list, and the cart stays as it is.',
    action: 'Send me my cart',
    dismiss: 'No need',
    done: { title: 'Kept for you' },
  },
};
