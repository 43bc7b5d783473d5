// Stage: the campaigns of the latest answer, from the moment they are armed to their end.

import { isOverlay } from '../../shared/decide/frequency.ts';
import { alone } from './alone.ts';
import { type Campaign, campaign, type Decision } from './campaign.ts';
import type { Cue, Now, Run } from './cue.ts';
import type { Events } from './events.ts';
import type { Armed } from './host.ts';
import { pass } from './pass.ts';
import { end, fire, show, start } from './run.ts';
import { isTaken, lift } from './screen.ts';
import { viewOf } from './view-module.ts';

export type Stage = Armed & {
  /** Puts the decisions of an answer in place of those before; one that is made again goes on as it is. */
  readonly arm: (now: Now) => void;
};

/** The stage of one document, empty. */
export function stage(events: Events, first: Now): Stage {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run: Run = {
    cues: [],
    now: first,
    next: () => {
      const contested = run.cues.some(({ over, state }) => over && state === 'waiting');
      if (contested) void alone(`reprise:${first.host.store}`, look);
      else look();
    },
  };
  const { next } = run;
  const look = () => {
    clearTimeout(timer);
    const again = pass(run, (cue) => show(cue, run));
    for (const { aside } of run.cues) aside?.(isTaken());
    if (again < Number.POSITIVE_INFINITY) timer = setTimeout(next, again);
  };
  document.addEventListener('visibilitychange', next);
  addEventListener('storage', next);
  addEventListener('reprise:cart', () => {
    for (const { mounted } of run.cues) mounted?.update?.(run.now.host.cart());
  });
  return {
    arm: (now) => {
      arm(run, now, events);
      next();
    },
    disarm: (overlayToo) => {
      run.cues.forEach(end);
      run.cues = [];
      clearTimeout(timer);
      if (overlayToo) lift();
    },
    show: (id) => {
      const cue = run.cues.find(({ decided }) => decided.campaign === id);
      if (cue) void fire(cue, run, true);
    },
    report: () =>
      run.cues.map(({ decided: { campaign, variant }, state, why }) => ({ campaign, variant, state, why })),
  };
}

function arm(run: Run, now: Now, events: Events): void {
  const before = run.cues;
  const { answer, host } = now;
  const cues = answer.decisions.map((decided): Cue => {
    const key = keyOf(decided);
    const log = campaign(decided, decided.locale ?? answer.locale, host, events);
    const cue = before.find((one) => one.key === key) ?? cueOf(decided, key, log);
    // Its surroundings vanished, and took it along.
    if (!cue.over && cue.mounted?.element.isConnected === false) cue.state = 'waiting';
    return Object.assign(cue, { decided, log });
  });
  Object.assign(run, { cues, now });
  for (const cue of before) if (!cues.includes(cue)) end(cue);
  for (const cue of cues) if (!before.includes(cue)) void start(cue, run);
  // The first overlay's view is there before its trigger fires.
  const first = cues.find(({ over, decided }) => over && !decided.teaser);
  if (first) viewOf(first.decided).catch(() => {});
}

const keyOf = ({ campaign, variant, view, trigger }: Decision): string =>
  JSON.stringify([campaign, variant, view, trigger]);

function cueOf(decided: Decision, key: string, log: Campaign): Cue {
  const overlay = isOverlay(decided.view);
  const over = overlay && decided.view.as !== 'bar';
  return { key, decided, log, overlay, over, ending: new AbortController(), state: 'armed' };
}
