// Overlay: popup and slide-in. On a phone both are a bottom sheet; only a popup on a wide screen is modal.
import type { Acts, Closing, Drawing, Extra, Mounted } from './contract.ts';
import { frame } from './frame.tsx';
import { movesOf } from './moves.ts';
import styles from './overlay.css';
import { shadow } from './shadow.ts';

const WIDE = '(min-width:641px) and (min-height:481px)';
/** A live region speaks of what changes after it is there. */
const ANNOUNCE_MS = 100;

/** Mounts an overlay, with what `extra` adds to it and the styles of that. */
export function mount(drawing: Drawing, acts: Acts, place: Element, extra?: Extra, css = ''): Mounted {
  const modal = drawing.view.as === 'popup' && matchMedia(WIDE).matches;
  const before = document.activeElement;
  const [root, draw, unhost] = shadow(place, styles + css, drawing);
  const focus = (selector: string) => root.querySelector<HTMLElement>(selector)?.focus();
  const remove = () => {
    const inside = root.matches(':focus-within');
    unhost();
    if (inside && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const close = (why: Closing) => {
    remove();
    acts.closed(why);
  };
  const moves = movesOf(
    acts,
    (state) => draw(frame(drawing, modal, state, moves, close, acts, extra)),
    focus,
  );
  moves.set({});
  const dialog = root.querySelector('dialog');
  if (modal) {
    dialog?.showModal();
    focus('h2');
  } else {
    setTimeout(() => moves.set({ announced: true }), ANNOUNCE_MS);
    root.addEventListener('click', () => moves.set({ acted: true }), { once: true });
  }
  return { element: dialog ?? root, remove };
}
