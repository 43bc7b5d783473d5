// Stage: the campaigns of one answer on one page. One overlay at a time; the first whose trigger fires, of several
// the earlier in order; every check is made again at the moment of showing.
import { isOverlay } from '../../shared/decide/frequency.ts';
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Mount, Mounted } from '../views/contract.ts';
import { type Campaign, campaign, type Decision } from './campaign.ts';
import type { Events } from './events.ts';
import type { Armed, Host } from './host.ts';
import { placeOf } from './place.ts';
import { passes, refusalNow, type Why } from './refusal.ts';
import { busyWith } from './scene.ts';
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
  state: 'unknown' | 'armed' | 'shown' | Why | undefined;
  /** There once the trigger fired, until it was shown or refused; null where nothing is drawn. */
  draw?: Mount | null | undefined;
};

/** Arms the decisions of an answer. */
export function stage(answer: DecideAnswer, host: Host, events: Events): Armed {
  const ending = new AbortController();
  const { signal } = ending;
  const listeners: ((name: string) => void)[] = [];
  const inSlots: Mounted[] = [];
  const consented = host.consented();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const present = (cue: Cue, draw: Mount | null) => {
    const { decided, overlay, log } = cue;
    const place = overlay ? document.body : placeOf(decided.view);
    if (!place || (overlay && open)) return;
    cue.state = 'shown';
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
    if (mounted && overlay) open = mounted;
    else if (mounted) inSlots.push(mounted);
    whenSeen(mounted?.element ?? place, log.seen);
  };

  const refusal = ({ decided, overlay }: Cue) =>
    refusalNow(decided, overlay ? answer.limits : null, host.record(), {
      now: Date.now(),
      sameConsent: host.consented() === consented,
      samePage: host.samePage(),
      busy: open ? 'overlay' : busyWith(),
    });

  /** Shows what may be shown; while something only has to wait, looks again in a second. */
  const next = () => {
    clearTimeout(timer);
    for (const cue of cues) {
      const { draw } = cue;
      if (draw === undefined || signal.aborted) continue;
      cue.state = refusal(cue);
      if (passes(cue.state)) {
        timer = setTimeout(next, LOOK_AGAIN_MS);
        continue;
      }
      cue.draw = undefined;
      if (!cue.state) present(cue, draw);
    }
  };

  /** Of a held-out campaign nothing is fetched; a view that cannot be fetched is not shown. */
  const load = async ({ decided }: Cue, then: (draw: Mount | null) => void) => {
    const draw = decided.held ? null : await fetchView(decided);
    if (draw !== undefined && !signal.aborted) then(draw);
  };
  const ready = (cue: Cue) =>
    load(cue, (draw) => {
      cue.draw = draw;
      next();
    }).catch(() => {});

  const cues = answer.decisions.map(
    (decided): Cue => ({
      decided,
      overlay: isOverlay(decided.view),
      log: campaign(decided, answer.locale, host, events),
      state: 'unknown',
    }),
  );
  const scene = {
    arrivedAt: host.arrivedAt,
    pages: host.record().session.pages,
    signal,
    onTrack: (hear: (name: string) => void) => {
      listeners.push(hear);
      host.tracked.forEach(hear);
    },
  };
  for (const cue of cues)
    if (watchTrigger(cue.decided.trigger, scene, () => ready(cue))) cue.state ??= 'armed';
  const first = cues.find(({ overlay, decided }) => overlay && !decided.held);
  if (first) fetchView(first.decided).catch(() => {});

  return {
    disarm: () => {
      ending.abort();
      clearTimeout(timer);
      for (const { remove } of inSlots) remove();
    },
    show: (id) => {
      const cue = cues.find(({ decided }) => decided.campaign === id);
      if (cue) load(cue, (draw) => present(cue, draw)).catch(() => {});
    },
    track: (name) => {
      for (const hear of listeners) hear(name);
    },
    report: () =>
      cues.map(({ decided: { campaign, variant, held, trigger }, state }) => ({
        campaign,
        variant,
        held,
        trigger,
        state,
      })),
  };
}
