// Overlay: popup and slide-in. On a phone both are a bottom sheet; only a popup on a wide screen is modal.
import type { Acts, Closing, Drawing, Extra, Mounted } from './contract.ts';
import { fieldsOf } from './fields.ts';
import { frame } from './frame.tsx';
import { movesOf } from './moves.ts';
import { openDialog } from './open-dialog.ts';
import overPage from './over-page.css';
import styles from './overlay.css';
import { shadow } from './shadow.ts';
import type { State } from './state.ts';
import { fill, sayer } from './words.ts';

const WIDE = '(min-width:641px)and (min-height:481px)';
/** A live region speaks of what changes after it is there. */
const ANNOUNCE_MS = 100;
/** How often the minutes that a code still holds are counted again. */
const RECOUNT_MS = 20_000;

/** Mounts an overlay, with what `extra` adds to it and the styles of that. */
export function mount(drawing: Drawing, acts: Acts, place: Element, extra?: Extra, css = ''): Mounted {
  const { view, words, locale, wanted } = drawing;
  const modal = view.as === 'popup' && matchMedia(WIDE).matches;
  const before = document.activeElement;
  const [root, draw, unhost] = shadow(place, overPage + styles + css, drawing);
  const say = sayer(words, locale);
  let now = drawing;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const focus = (selector: string) => root.querySelector<HTMLElement>(selector)?.focus();
  const later = (change: State, ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => moves.set(change), ms);
  };
  const remove = () => {
    const inside = modal || root.matches(':focus-within');
    clearTimeout(timer);
    unhost();
    if (inside && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const close = (why: Closing) => {
    remove();
    acts.closed(why);
  };
  const show = (state: State) => {
    const fields = fieldsOf(now, Date.now(), state.grant);
    const text = (words: string | undefined) => fill(words, fields, locale);
    draw(frame({ drawing: now, state, moves, acts, close, extra, say, text }));
    if (state.grant?.expiresAt) later({}, RECOUNT_MS);
  };
  const moves = movesOf(acts, show, focus, { acted: wanted });
  moves.set({});
  const dialog = root.querySelector('dialog');
  if (dialog) openDialog(root, dialog, modal);
  if (modal || wanted) focus('h2');
  else later({ announced: true }, ANNOUNCE_MS);
  root.addEventListener('click', () => moves.set({ acted: true }), { once: true });
  return {
    element: dialog ?? root,
    remove,
    update: (inCart) => {
      now = { ...now, inCart };
      moves.set({});
    },
  };
}
