// The run of one campaign: its trigger fires, it shows, it is closed, it leaves a tab behind.
import { alone } from './alone.ts';
import type { Cue } from './cue.ts';
import { seen } from './log.ts';
import { cues, host } from './now.ts';
import { pass, refusalOf } from './pass.ts';
import { drawingOf, present } from './present.ts';
import { lift, open } from './screen.ts';
import { watchTrigger } from './trigger.ts';
import { viewOf } from './view-module.ts';

/** The views this version can draw; what kind of campaign it is makes no difference to that. */
const KNOWN = /^(popup|slide-in|bar|inline)$/;

type Leaving = { readonly as: string; readonly teaser?: boolean | undefined };

/** Nothing tells when the scene changes: a dialog closes, the caret leaves, overlays are far enough apart again. */
const LOOK_AGAIN_MS = 1000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Goes over what waits, alone among the windows of the shop where something would lie over the page. */
export function next(): void {
  const contested = cues.some(({ over, state }) => over && state === 'waiting');
  if (contested) void alone(`reprise:${host.store}`, look);
  else look();
}

function look(): void {
  clearTimeout(timer);
  const again = pass(show, look);
  for (const { aside, seen: wasSeen, decided } of cues) {
    aside?.(!!open);
    // It stands here since before there was consent to count it.
    if (wasSeen) seen(decided);
  }
  if (again) timer = setTimeout(next, LOOK_AGAIN_MS);
}

/** Looks out for the moment of a campaign; one that was closed earlier in the visit (`closed-recently`, `per-session`: the
 * Worker cannot know without consent) shows its tab at once. */
export async function start(cue: Cue): Promise<void> {
  const { decided, ending } = cue;
  const { teaser }: Leaving = decided.view;
  try {
    if (!KNOWN.test(decided.view.as) || !(decided.held || decided.content)) throw new Error();
    const tab = decided.teaser || (teaser && /^[cp]/.test(`${refusalOf(cue)}`));
    // What stands there as its tab opens by a wish alone.
    await watchTrigger(decided.trigger, ending.signal, (wished) => (!tab || wished) && fire(cue, wished));
    if (tab) await leaveTab(cue);
  } catch {
    cue.state = 'unknown';
    ending.abort();
  }
}

/** Its moment has come: it shows as soon as nothing is against it; once, but for what is wished. */
export async function fire(cue: Cue, wished?: boolean): Promise<void> {
  const { state, mounted } = cue;
  if (state === 'unknown' || mounted?.element.isConnected || (!wished && state !== 'armed')) return;
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
function show(cue: Cue): void {
  try {
    present(cue, (refused) => gone(cue, refused));
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

function gone(cue: Cue, refused?: boolean): void {
  const { teaser }: Leaving = cue.decided.view;
  if (cue.over) lift();
  cue.aside?.(true);
  cue.mounted = cue.aside = undefined;
  if (refused && teaser) leaveTab(cue).catch(() => {});
  next();
}

const leaveTab = async (cue: Cue): Promise<void> =>
  (await import('./tab.ts')).leaveTab(cue, drawingOf(cue), host, next, refusalOf, fire);
