// Stage: the campaigns of one answer on one page. One overlay at a time; the first whose trigger fires, of several
// the earlier in order; every check is made again at the moment of showing.
import { isOverlay } from '../../shared/decide/frequency.ts';
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Mount, Mounted } from '../views/contract.ts';
import { campaign } from './campaign.ts';
import type { Events } from './events.ts';
import type { Armed, Host } from './host.ts';
import { type Cue, overlayOpen, present, removeOverlay } from './present.ts';
import { refusalNow } from './refusal.ts';
import { busy } from './scene.ts';
import { watchTrigger } from './trigger.ts';
import { viewOf } from './view-module.ts';

const LOOK_AGAIN_MS = 1000;

/** Arms the decisions of an answer. */
export function stage(answer: DecideAnswer, host: Host, events: Events): Armed {
  const ending = new AbortController();
  const { signal } = ending;
  const inSlots: (Mounted | undefined)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cues = cuesOf(answer, host, events);
  const show = (cue: Cue, draw: Mount | null) => {
    try {
      inSlots.push(present(cue, draw, answer, host, next));
    } catch {}
  };
  const next = () => {
    clearTimeout(timer);
    if (!signal.aborted && passed(cues, answer, host, show)) timer = setTimeout(next, LOOK_AGAIN_MS);
  };
  for (const cue of cues) {
    const fire = async () => {
      cue.draw = 'loading';
      cue.draw = await viewOf(cue.decided);
      next();
    };
    cue.armed = watchTrigger(cue.decided.trigger, host, signal, fire);
  }
  // The first overlay's view is there before its trigger fires.
  const first = cues.find(({ overlay }) => overlay);
  if (first) void viewOf(first.decided);
  return {
    disarm: (overlayToo) => {
      if (overlayToo) removeOverlay();
      ending.abort();
      clearTimeout(timer);
      for (const mounted of inSlots) mounted?.remove();
    },
    show: async (id) => {
      const cue = cues.find(({ decided }) => decided.campaign === id);
      const draw = cue && (await viewOf(cue.decided));
      if (cue && draw !== undefined && !signal.aborted) show(cue, draw);
    },
    report: () => cues,
  };
}

const cuesOf = ({ decisions, locale }: DecideAnswer, host: Host, events: Events): Cue[] =>
  decisions.map((decided) => ({
    decided,
    overlay: isOverlay(decided.view),
    log: campaign(decided, locale, host, events),
  }));

/** Shows what may be shown of what was triggered; true while something only has to wait. */
function passed(
  cues: readonly Cue[],
  { limits }: DecideAnswer,
  host: Host,
  show: (cue: Cue, draw: Mount | null) => void,
): boolean {
  let earlier = false;
  let waiting = false;
  for (const cue of cues) {
    const { decided, overlay, draw } = cue;
    if (draw === 'loading') earlier ||= overlay;
    if (draw === undefined || draw === 'loading') continue;
    cue.refusal = refusalNow(decided, overlay ? limits : null, host.record(), Date.now());
    const wait = overlay && (overlayOpen() || earlier || busy());
    if (cue.refusal ? cue.refusal === 'too-soon' : wait) waiting = true;
    else {
      cue.draw = undefined;
      if (!cue.refusal) show(cue, draw);
    }
  }
  return waiting;
}
