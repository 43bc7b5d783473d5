// The run of one campaign: its trigger fires, it shows, it is closed, it leaves a tab behind.
import type { Cue, Decision } from './cue.ts';
import { host } from './now.ts';
import { refusalOf } from './pass.ts';
import { drawingOf, present } from './present.ts';
import { lift } from './screen.ts';
import { watchTrigger } from './trigger.ts';
import { viewOf } from './view-module.ts';

/** Looks out for the moment of a campaign; one that was closed earlier in the visit shows its tab at once. */
export async function start(cue: Cue, next: () => void): Promise<void> {
  const { decided, ending } = cue;
  try {
    if (!isKnown(decided)) throw new Error(decided.kind);
    if (decided.teaser) await leaveTab(cue, next);
    else await watchTrigger(decided.trigger, ending.signal, (wished) => fire(cue, next, wished));
  } catch {
    cue.state = 'unknown';
    ending.abort();
  }
}

/** Whether this version can make something of it; a newer Worker may decide what it cannot. */
const isKnown = ({ kind, view, held, content }: Decision): boolean =>
  /^(welcome|replenishment|recommendations|message) (popup|slide-in|bar|inline)$/.test(
    `${kind} ${view.as}`,
  ) && !!(held || content);

/** Its moment has come: it shows as soon as nothing is against it. */
export async function fire(cue: Cue, next: () => void, wished?: boolean): Promise<void> {
  if (cue.state === 'unknown' || cue.mounted?.element.isConnected) return;
  cue.wished = wished;
  cue.state = 'waiting';
  try {
    cue.draw ??= await viewOf(cue.decided);
  } catch {
    cue.state = 'refused';
    cue.why = 'failed';
  }
  next();
}

/** Puts it on the screen. */
export function show(cue: Cue, next: () => void): void {
  try {
    present(cue, (refused) => gone(cue, next, refused));
  } catch {
    cue.state = 'unknown';
  }
}

/** It is no longer on the page, or may no longer be; only a popup or slide-in that is open stays. */
export function end({ ending, aside, mounted, over }: Cue): void {
  ending.abort();
  aside?.(true);
  if (!over) mounted?.remove();
}

function gone(cue: Cue, next: () => void, refused?: boolean): void {
  const { view } = cue.decided;
  if (cue.over) lift();
  cue.aside?.(true);
  cue.mounted = cue.aside = undefined;
  if (refused && 'teaser' in view && view.teaser) leaveTab(cue, next).catch(() => {});
  next();
}

const leaveTab = async (cue: Cue, next: () => void): Promise<void> =>
  (await import('./tab.ts')).leaveTab(cue, drawingOf(cue), {
    host,
    next,
    isFree: () => !refusalOf(cue, true),
    reopened: () => fire(cue, next, true),
  });
