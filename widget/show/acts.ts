// Acts: what a view tells of its visitor, and what comes of it.
import type { Acts } from '../views/contract.ts';
import { claimed } from './claim.ts';
import { closings } from './closings.ts';
import type { Decision } from './cue.ts';
import { inShop } from './in-shop.ts';
import { tell } from './log.ts';
import { answer, host } from './now.ts';

/** The acts of one view on the screen; `gone` once it is closed, as a refusal or not. */
export function actsOf(decided: Decision, gone: (refused: boolean) => void, seen: () => void): Acts {
  const { campaign, form } = decided;
  const since = Date.now();
  const locale = decided.locale ?? answer.locale;
  /** The visitor went along with it: closing it after that is no refusal. */
  let settled = false;
  const clicked = () => {
    settled = true;
    tell(decided, 'clicked');
  };
  const ended = (why: 'close' | 'submit', lead?: boolean) =>
    host.update((known) => {
      known.shown[campaign] = { at: [], ...known.shown[campaign], end: { why, at: Date.now() } };
      if (lead) known.lead = true;
    });
  return {
    clicked,
    closed: (why) => {
      closings(host, campaign);
      // Answered, ordered or closed in another window meanwhile: no refusal of its own.
      settled ||= (host.record().shown[campaign]?.end?.at ?? 0) > since;
      if (!settled) {
        ended('close');
        tell(decided, 'dismissed', why);
      }
      gone(!settled);
    },
    seen,
    claim: async (left) => {
      const more = left && {
        consent: { text: form?.consent?.text ?? '', at: Date.now() },
        cart: decided.cart && host.cart(),
      };
      const claim = await claimed(decided, locale, { ...left, ...more });
      // A machine's form is no lead, and nobody's mailer hears of it.
      if (typeof claim === 'string' || left?.website) return claim;
      settled = true;
      ended('submit', !!left);
      tell(decided, 'submitted', undefined, { email: left?.email, ...more });
      if (claim.applied) tell(decided, 'applied');
      return claim;
    },
    add: ({ id: product, variant, quantity = 1 }) => {
      clicked();
      const line = { product, variant, quantity };
      return inShop('add', line, (cart) => cart.add(line));
    },
  };
}
