// Campaign: what is recorded of one decision when something happens to it, in the browser and at the Worker.
import { isOneMore } from '../../shared/decide/frequency.ts';
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Acts } from '../views/contract.ts';
import { actsOf, type Tell } from './acts.ts';
import type { Events } from './events.ts';
import { emit } from './hooks.ts';
import type { Host } from './host.ts';

export type Decision = DecideAnswer['decisions'][number];

/** What the Worker takes, and the frequency check counts on. */
const MAX_TIMES = 50;

export type Campaign = {
  /** It meets the visitor now, or would have, were it not held out. */
  readonly shown: () => void;
  /** It was really on the screen: an exposure, once per variant and visit, of people only. */
  readonly seen: () => void;
  /** `gone`: it was closed, as a refusal or after the visitor went along. */
  readonly acts: (gone: (refused: boolean) => void) => Acts;
};

/** The bookkeeping of one decision. */
export function campaign(decided: Decision, locale: string, host: Host, events: Events): Campaign {
  const { campaign, variant, proof, held, view } = decided;
  const { update, hooks } = host;
  const tell: Tell = (kind, why, more) => {
    events.add({ kind, campaign, variant, proof, held, why });
    if (!held) void emit(hooks, kind, { campaign, variant, why, ...more });
  };
  return {
    shown: () =>
      update((known) => {
        const at = Date.now();
        const before = known.shown[campaign];
        if (isOneMore(view, before, known, at)) {
          known.overlays = (known.overlays ?? 0) + 1;
          known.lastOverlayAt = at;
        }
        known.shown[campaign] = { ...before, at: [...(before?.at ?? []), at].slice(-MAX_TIMES) };
      }),
    seen: () => {
      const mark = `${campaign}/${variant}`;
      if (navigator.webdriver || host.record().exposed.includes(mark)) return;
      update(({ exposed }) => exposed.push(mark));
      tell('shown');
    },
    acts: (gone) => actsOf(decided, locale, host, tell, gone),
  };
}
