// Decisions as the Worker answers them, for browser tests.
import type { DecideAnswer } from '../../shared/schema/decision.ts';

type Decision = DecideAnswer['decisions'][number];

export const welcome: Decision = {
  campaign: 'welcome-15',
  kind: 'welcome',
  variant: 'a',
  proof: 'proof-of-welcome',
  trigger: { any: [{ immediately: true }] },
  frequency: { perSession: 1, daysAfterClose: 7, stopAfter: ['submit', 'order'] },
  view: { as: 'popup' },
  offer: { kind: 'percent', percent: 15, apply: 'manual', code: true, terms: 'First order, from €40.' },
  form: {
    fields: ['email'],
    deliver: 'screen',
    consent: { as: 'checkbox', text: 'Email me offers and news. Unsubscribe any time.' },
  },
  content: {
    title: '{discount} off your first order',
    body: 'Join the list and we send you a code, and now and then a good coffee.',
    action: 'Get my code',
    dismiss: 'No, thank you',
    done: { title: 'Here is your code', body: 'Use {code} at the checkout.' },
  },
};

const product = (id: string, title: string, priceMinor: number) => ({
  id,
  title,
  url: `/products/${id}`,
  image: `/${id}.svg`,
  priceMinor,
});

export const restock: Decision = {
  campaign: 'restock',
  kind: 'replenishment',
  variant: 'a',
  proof: 'proof-of-restock',
  trigger: { any: [{ immediately: true }] },
  frequency: { perSession: 1, daysAfterClose: 7 },
  view: { as: 'slide-in' },
  content: { title: 'Running low on {product}?', action: 'Add to cart' },
  products: [
    {
      ...product('highland', 'Highland blend, whole bean', 1250),
      variant: 'whole-1kg',
      lastBought: Date.UTC(2026, 9, 3),
      quantity: 2,
    },
  ],
};

export const picks: Decision = {
  campaign: 'loyal-picks',
  kind: 'recommendations',
  variant: 'a',
  proof: 'proof-of-picks',
  trigger: { any: [{ immediately: true }] },
  frequency: {},
  view: { as: 'inline', slot: 'product-below' },
  content: { title: 'Picked for you' },
  products: [
    product('night', 'Night decaf', 1300),
    product('sencha', 'Sencha, first flush, from the south slope', 1800),
    product('filters', 'Paper filters', 690),
    product('kettle', 'Gooseneck kettle', 8900),
  ],
};

/** The way to free shipping: a bar over the page. */
export const shipping: Decision = {
  campaign: 'ship-free',
  kind: 'message',
  variant: 'a',
  proof: 'proof-of-shipping',
  trigger: { any: [{ immediately: true }] },
  frequency: { daysAfterClose: 1 },
  view: { as: 'bar', position: 'top' },
  goal: { kind: 'free-shipping', thresholdMinor: 4500 },
  content: {
    title: '{remaining} to free shipping',
    body: 'Delivered in two to three days.',
    action: 'See what goes well',
    href: '/collections/tea',
    done: { title: 'Shipping is on us' },
  },
};

/** A code for the asking, in a bar. */
export const codeBar: Decision = {
  campaign: 'tea-week',
  kind: 'message',
  variant: 'a',
  proof: 'proof-of-tea-week',
  trigger: { any: [{ immediately: true }] },
  frequency: { daysAfterClose: 1 },
  view: { as: 'bar', position: 'bottom' },
  offer: { kind: 'percent', percent: 10, apply: 'manual', code: true, terms: 'Until Sunday.' },
  content: {
    title: '{discount} off tea this week',
    body: 'Fresh from the spring harvest.',
    action: 'Show the code',
    done: { title: 'Here you are: {discount} off tea' },
  },
};
