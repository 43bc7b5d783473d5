// Presenting: one campaign goes on the screen, or is counted where it would have been.
import type { Drawing } from '../views/contract.ts';
import type { Cue, Now } from './cue.ts';
import { placeOf } from './place.ts';
import { lay } from './screen.ts';
import { whenSeen } from './seen.ts';

/** What a view draws of a decision; where that speaks another language than the page, its words and locale count. */
export function drawingOf({ decided, wished }: Cue, { answer, host }: Now): Drawing {
  const inCart = host.cart();
  return {
    ...answer,
    ...decided,
    inCart,
    cartMinor: inCart?.totalMinor,
    canAdd: host.hasShopCart || !!host.hooks.add,
    wanted: !!wished,
  };
}

/** Draws it. `gone`: it was closed, as a refusal or not, or the shop took it away. */
export function present(cue: Cue, now: Now, gone: (refused?: boolean) => void): void {
  const { decided, overlay, over, log } = cue;
  const place = overlay ? document.body : placeOf(decided.view);
  if (!place) return;
  const mounted = cue.draw?.(drawingOf(cue, now), log.acts(gone), place);
  // What vanished with its surroundings, and is back, was shown before.
  if (!cue.mounted) log.shown();
  cue.mounted = mounted;
  cue.state = mounted ? 'shown' : 'held';
  if (mounted || !overlay) whenSeen(mounted?.element ?? place, log.seen);
  else log.seen();
  if (!mounted || !overlay) return;
  const { element } = mounted;
  if (over) lay(mounted, gone);
  else if (element instanceof HTMLElement)
    cue.aside = (away) => {
      element.style.display = away ? 'none' : '';
    };
}
