// What show/ adds to what the loader gave it: everything that is only of use when there is an offer.
import { hasShopCart } from '../page/platform.ts';
import { closedHere } from './closings.ts';
import type { Given, Host } from './host.ts';

/** The host of one answer; what was closed in this tab without consent is closed for it, too. */
export function hostOf(given: Given): Host {
  const { store, consented, remembersClose, update } = given;
  const key = `reprise:${store}:closed`;
  const at = Date.now();
  update(({ shown }) => {
    for (const id of closedHere(key)) shown[id] = { at: [at], end: { why: 'close', at }, ...shown[id] };
  });
  return {
    ...given,
    rememberClose: (campaign) => {
      if (!consented() && remembersClose) closedHere(key, campaign);
    },
    shopCart: async () => (await import('../cart/index.ts')).shopCart(),
    hasShopCart: hasShopCart(),
  };
}
