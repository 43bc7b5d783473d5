// Presenting: one campaign goes on the screen, or is counted where it would have been.
import { hasShopCart } from '../page/platform.ts';
import type { Drawing } from '../views/contract.ts';
import { actsOf } from './acts.ts';
import type { Cue } from './cue.ts';
import { seen, shown } from './log.ts';
import { answer, host } from './now.ts';
import { lay, lift } from './screen.ts';
import { whenSeen } from './seen.ts';

/** What a view draws of a decision; where that speaks another language than the page, its words and locale count. */
export const drawingOf = ({ decided, wished }: Cue): Drawing => ({
  ...answer,
  ...decided,
  inCart: host.cart(),
  canAdd: hasShopCart() || !!host.hooks.add,
  wanted: !!wished,
});

/** Draws it. `gone`: it was closed, as a refusal or not, or the shop took it away. */
export function present(cue: Cue, gone: (refused?: boolean) => void): void {
  const { decided, overlay } = cue;
  const place = overlay ? document.body : cue.draw?.place?.();
  if (!place) return;
  // What is open gives way to what was wished for; that is no closing.
  if (cue.over && cue.draw) lift();
  const exposed = () => {
    cue.seen = !cue.over;
    seen(cue.decided);
  };
  // Lost with what was around it, it still looks out for being seen.
  cue.mounted?.remove();
  const mounted = cue.draw?.(drawingOf(cue), actsOf(decided, gone, exposed), place);
  // What vanished with its surroundings, and is back, was shown before.
  if (!cue.mounted) shown(cue);
  cue.mounted = mounted;
  cue.state = decided.held ? 'held' : 'shown';
  if (!overlay) return;
  if (!mounted) {
    exposed();
    return;
  }
  whenSeen(mounted.element, exposed);
  if (cue.over) lay(mounted, gone);
  else cue.aside = (away) => mounted.element.toggleAttribute('hidden', away);
}
