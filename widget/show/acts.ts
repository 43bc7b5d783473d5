// Acts: what a view tells of its visitor, and what comes of it.
import type { EventKind } from '../../shared/schema/event.ts';
import type { Acts } from '../views/contract.ts';
import type { Decision } from './campaign.ts';
import { claimed } from './claim.ts';
import type { Host } from './host.ts';
import { inShop } from './in-shop.ts';

/** Records that something happened; the shop's hooks hear `more`, the Worker does not. */
export type Tell = (kind: EventKind, why?: string, more?: object) => void;

/** The acts of one view on the screen; `gone` once it is closed, as a refusal or not. */
export function actsOf(
  decided: Decision,
  locale: string,
  host: Host,
  tell: Tell,
  gone: (refused: boolean) => void,
): Acts {
  const { campaign, form } = decided;
  const { update, rememberClose } = host;
  /** The visitor went along with it: closing it after that is no refusal. */
  let settled = false;
  const clicked = () => {
    settled = true;
    tell('clicked');
  };
  const ended = (why: 'close' | 'submit', lead?: boolean) =>
    update((known) => {
      known.shown[campaign] = { at: [], ...known.shown[campaign], end: { why, at: Date.now() } };
      if (lead) known.lead = true;
    });
  return {
    clicked,
    closed: (why) => {
      rememberClose(campaign);
      if (!settled) {
        ended('close');
        tell('dismissed', why);
      }
      gone(!settled);
    },
    claim: async (email) => {
      const left = email && {
        email,
        consent: { text: form?.consent?.text ?? '', at: Date.now() },
        cart: decided.cart && { items: host.cart()?.items ?? [] },
      };
      const claim = await claimed(decided, host, locale, left || {});
      if (typeof claim === 'string') return claim;
      settled = true;
      ended('submit', !!email);
      tell('submitted', undefined, left || {});
      if (claim.applied) tell('applied');
      return claim;
    },
    add: ({ id: product, variant, quantity = 1 }) => {
      clicked();
      const line = { product, variant, quantity };
      return inShop(host, 'add', line, (cart) => cart.add(line));
    },
  };
}
