// The triggers that few campaigns have. Fetched when an answer has one.
import { cartTotal } from './cart-total.ts';
import { click } from './click.ts';
import { inactiveSeconds } from './inactive.ts';
import type { Watchers } from './trigger.ts';

/** By the name of the condition. */
export const MORE: Watchers = [
  ['inactiveSeconds', inactiveSeconds],
  ['cartTotal', cartTotal],
  ['click', click],
  ['pagesViewed', (least, { host }, _, fire) => host.record().pages >= Number(least) && fire()],
  [
    'event',
    (name, { host }, signal, fire) => {
      if (host.tracked.some((one) => one === name)) fire();
      addEventListener('reprise:track', (e) => e instanceof CustomEvent && e.detail === name && fire(), {
        signal,
      });
    },
  ],
];
