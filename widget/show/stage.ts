// Stage: the campaigns of the latest answer, from the moment they are armed to their end.
import { cueOf } from './cue.ts';
import type { Armed } from './host.ts';
import { answer, cues, host, play } from './now.ts';
import { end, fire, next, start } from './run.ts';
import { lift } from './screen.ts';
import { viewOf } from './view-module.ts';

/** Puts the decisions of the answer in place of those before; one that is made again goes on as it is. */
export function playAnswer(): void {
  const before = cues;
  play(answer.decisions.map((decided) => cueOf(decided, before)));
  for (const cue of before) if (!cues.includes(cue)) end(cue);
  for (const cue of cues) if (!before.includes(cue)) void start(cue);
  // The first overlay's view is there before its trigger fires.
  const first = cues.find(({ over, decided }) => over && !decided.teaser);
  if (first) viewOf(first.decided).catch(() => {});
  next();
}

/** The one stage of a document. */
export const stage: Armed = {
  disarm: (overlayToo) => {
    cues.forEach(end);
    play([]);
    if (overlayToo) lift();
  },
  show: (id) => {
    for (const cue of cues) if (cue.decided.campaign === id) void fire(cue, true);
  },
  report: () =>
    cues.map(({ decided: { campaign, variant }, state, why }) => ({ campaign, variant, state, why })),
};

document.addEventListener('visibilitychange', next);
addEventListener('storage', next);
addEventListener('reprise:cart', () => {
  for (const { mounted } of cues) mounted?.update?.(host.cart());
});
