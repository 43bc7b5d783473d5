// The triggers that few campaigns have. Fetched when an answer has one.
import { cartTotal } from './cart-total.ts';
import { click } from './click.ts';
import { inactiveSeconds } from './inactive.ts';
import type { Watchers } from './trigger.ts';

/** By the name of the condition. */
export const MORE: Watchers = {
  inactiveSeconds,
  cartTotal,
  click,
  pagesViewed: (least, { record }, _, fire) => record().pages >= Number(least) && fire(),
  event: (name, { tracked }, signal, fire) => {
    if (tracked.some((one) => one === name)) fire();
    addEventListener('reprise:track', (e) => e instanceof CustomEvent && e.detail === name && fire(), {
      signal,
    });
  },
};
