// Stage: the campaigns of one answer on one page. One overlay at a time; the first whose trigger fires, of several
// the earlier in order; every check is made again at the moment of showing.
import { isOverlay } from '../../shared/decide/frequency.ts';
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Mount, Mounted } from '../views/contract.ts';
import { type Campaign, campaign, type Decision } from './campaign.ts';
import type { Events } from './events.ts';
import type { Armed, Host } from './host.ts';
import { placeOf } from './place.ts';
import { refusalNow, type Why } from './refusal.ts';
import { busy } from './scene.ts';
import { whenSeen } from './seen.ts';
import { watchTrigger } from './trigger.ts';
import { fetchView } from './view-module.ts';

const LOOK_AGAIN_MS = 1000;

/** The overlay on the screen; it outlives the page that showed it. */
let open: Mounted | undefined;

type Cue = {
  readonly decided: Decision;
  readonly overlay: boolean;
  readonly log: Campaign;
  /** False: a trigger this version does not know. */
  armed?: boolean;
  /** Why it did not show when its trigger fired. */
  refusal?: Why | undefined;
  /** There once the trigger fired, until it was shown or refused; null where nothing is drawn. */
  draw?: Mount | null | undefined;
};

/** Arms the decisions of an answer. */
export function stage(answer: DecideAnswer, host: Host, events: Events): Armed {
  const ending = new AbortController();
  const { signal } = ending;
  const inSlots: Mounted[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cues = answer.decisions.map(
    (decided): Cue => ({
      decided,
      overlay: isOverlay(decided.view),
      log: campaign(decided, answer.locale, host, events),
    }),
  );

  const present = (cue: Cue, draw: Mount | null) => {
    const { decided, overlay, log } = cue;
    const place = overlay ? document.body : placeOf(decided.view);
    if (!place || (overlay && open)) return;
    log.shown(overlay);
    const gone = () => {
      if (overlay) open = undefined;
      next();
    };
    const { cartMinor, hasHook } = host;
    const mounted = draw?.(
      { ...answer, ...decided, cartMinor, canAdd: hasHook('add') },
      log.acts(gone),
      place,
    );
    if (overlay) open = mounted;
    else if (mounted) inSlots.push(mounted);
    if (overlay && !mounted) log.seen();
    else whenSeen(mounted?.element ?? place, log.seen);
  };

  /** Shows what may be shown; while something only has to wait, looks again in a second. */
  const next = () => {
    clearTimeout(timer);
    for (const cue of cues) {
      const { decided, overlay, draw } = cue;
      if (draw === undefined || signal.aborted) continue;
      cue.refusal = refusalNow(decided, overlay ? answer.limits : null, host.record(), Date.now());
      if (cue.refusal === 'too-soon' || (!cue.refusal && overlay && (open || busy()))) {
        clearTimeout(timer);
        timer = setTimeout(next, LOOK_AGAIN_MS);
        continue;
      }
      cue.draw = undefined;
      if (!cue.refusal) present(cue, draw);
    }
  };

  /** Of a held-out campaign nothing is fetched; a view that cannot be fetched is not shown. */
  const load = async ({ decided }: Cue, then: (draw: Mount | null) => void) => {
    try {
      const draw = decided.held ? null : await fetchView(decided);
      if (draw !== undefined) then(draw);
    } catch {}
  };

  for (const cue of cues) {
    const fire = () =>
      load(cue, (draw) => {
        cue.draw = draw;
        next();
      });
    cue.armed = watchTrigger(cue.decided.trigger, host, signal, fire);
  }
  /** The first overlay's view is there before its trigger fires. */
  const first = cues.find(({ overlay }) => overlay);
  if (first) void load(first, () => {});

  return {
    disarm: () => {
      ending.abort();
      clearTimeout(timer);
      for (const { remove } of inSlots) remove();
    },
    show: (id) => {
      for (const cue of cues) if (cue.decided.campaign === id) void load(cue, (draw) => present(cue, draw));
    },
    report: () => cues,
  };
}
