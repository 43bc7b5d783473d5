// Acts: what a view tells of its visitor, and what comes of it.
import type { EventKind } from '../../shared/schema/event.ts';
import type { Acts } from '../views/contract.ts';
import type { Decision } from './campaign.ts';
import { claimed } from './claim.ts';
import { emit } from './hooks.ts';
import type { Host } from './host.ts';

/** Records that something happened, in so many words. */
export type Tell = (kind: EventKind, why?: string) => void;

/** The acts of one view on the screen; `gone` once it is closed. */
export function actsOf(decided: Decision, locale: string, host: Host, tell: Tell, gone: () => void): Acts {
  const { campaign } = decided;
  const { update, hooks, rememberClose } = host;
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
      gone();
    },
    claim: async (email) => {
      const claim = await claimed(decided, host, locale, email);
      if (typeof claim === 'string') return claim;
      settled = true;
      ended('submit', !!email);
      tell('submitted');
      if (claim.applied) tell('applied');
      return claim;
    },
    add: ({ id: product, variant, quantity = 1 }) => {
      clicked();
      return emit(hooks, 'add', { product, variant, quantity });
    },
  };
}
