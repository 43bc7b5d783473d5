// Log: what is recorded of one decision when something happens to it, in the browser and at the Worker.
import { isOneMore } from '../../shared/decide/frequency.ts';
import type { EventKind } from '../../shared/schema/event.ts';
import type { Cue, Decision } from './cue.ts';
import { addEvent } from './events.ts';
import { emit } from './hooks.ts';
import { consented, host } from './now.ts';

/** What the Worker takes, and the frequency check counts on. */
const MAX_TIMES = 50;

/** Records that something happened; the shop's hooks hear `more`, the Worker does not. */
export function tell(
  { campaign, variant, proof, held }: Decision,
  kind: EventKind,
  why?: string,
  more?: object,
): void {
  addEvent({ kind, campaign, variant, proof, held, why });
  if (!held) void emit(host.hooks, kind, { campaign, variant, why, ...more });
}

/** It meets the visitor now, or would have, were it not held out. What was wished for uses up no limit. */
export function shown({ decided: { campaign, view }, wished }: Cue): void {
  host.update((known) => {
    const at = Date.now();
    const before = known.shown[campaign];
    if (!wished && isOneMore(view, before, known)) {
      known.overlays = (known.overlays ?? 0) + 1;
      known.lastOverlayAt = at;
    }
    known.shown[campaign] = { ...before, at: [...(before?.at ?? []), at].slice(-MAX_TIMES) };
  });
}

/** It was really on the screen: an exposure, once per variant and visit, of people only. Without consent it is one for
 * the shop's hooks alone, and counts anew with it. */
export function seen(decided: Decision): void {
  const mark = `${[decided.campaign, decided.variant, consented]}`;
  if (navigator.webdriver || host.record().exposed.includes(mark)) return;
  host.update(({ exposed }) => exposed.push(mark));
  tell(decided, 'shown');
}
