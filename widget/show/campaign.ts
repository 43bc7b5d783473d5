// Campaign: what is recorded of one decision when something happens to it, in the browser and at the Worker.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { EventKind } from '../../shared/schema/event.ts';
import type { Acts } from '../views/contract.ts';
import { claimed } from './claim.ts';
import type { Events } from './events.ts';
import type { Host } from './host.ts';

export type Decision = DecideAnswer['decisions'][number];

/** What the Worker takes, and the frequency check counts on. */
const MAX_TIMES = 50;

export type Campaign = {
  /** It meets the visitor now, or would have, were it not held out. */
  readonly shown: (overlay: boolean) => void;
  /** It was really on the screen: an exposure, once per variant and visit, of people only. */
  readonly seen: () => void;
  readonly acts: (gone: () => void) => Acts;
};

/** The bookkeeping of one decision. */
export function campaign(decided: Decision, locale: string, host: Host, events: Events): Campaign {
  const { campaign, variant, proof, held } = decided;
  const { update, emit } = host;
  /** The visitor went along with it: closing it after that is no refusal. */
  let settled = false;
  const record = (kind: EventKind, why?: string) => {
    events.add({ kind, campaign, variant, proof, held, why });
    if (!held) void emit(kind, { campaign, variant, why });
  };
  const clicked = () => {
    settled = true;
    record('clicked');
  };
  const ended = (why: 'close' | 'submit') =>
    update(({ shown }) => {
      shown[campaign] = { at: [], ...shown[campaign], end: { why, at: Date.now() } };
    });
  return {
    shown: (overlay) =>
      update((known) => {
        const at = Date.now();
        const before = known.shown[campaign];
        known.shown[campaign] = { ...before, at: [...(before?.at ?? []), at].slice(-MAX_TIMES) };
        if (!overlay) return;
        known.overlays = (known.overlays ?? 0) + 1;
        known.lastOverlayAt = at;
      }),
    seen: () => {
      const mark = `${campaign}/${variant}`;
      if (navigator.webdriver || host.record().exposed.includes(mark)) return;
      update(({ exposed }) => exposed.push(mark));
      record('shown');
    },
    acts: (gone) => ({
      clicked,
      closed: (why) => {
        host.rememberClose(campaign);
        if (!settled) {
          ended('close');
          record('dismissed', why);
        }
        gone();
      },
      claim: async (email) => {
        const claim = await claimed(decided, host, locale, email);
        if (typeof claim === 'string') return claim;
        settled = true;
        ended('submit');
        if (email)
          update((known) => {
            known.lead = true;
          });
        record('submitted');
        if (claim.applied) record('applied');
        return claim;
      },
      add: ({ id: product, variant, quantity = 1 }) => {
        clicked();
        return emit('add', { product, variant, quantity });
      },
    }),
  };
}
