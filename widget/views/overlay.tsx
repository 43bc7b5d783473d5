// Overlay: mounts popup and slide-in. On a phone both are a bottom sheet; only a popup on a wide screen is modal.
import { render } from 'preact';
import base from './base.css';
import type { Mount } from './contract.ts';
import { Frame } from './frame.tsx';
import { offer } from './offer.ts';
import styles from './overlay.css';
import { shadow } from './shadow.ts';
import { sayer } from './words.ts';

const PHONE = '(max-width: 640px), (max-height: 480px)';
/** A live region speaks of what changes after it is there. */
const ANNOUNCE_MS = 100;

export const mount: Mount = (drawing, acts, place) => {
  const { locale, theme, words, view } = drawing;
  const root = shadow(place, base + styles, locale, theme);
  const modal = view.as === 'popup' && !matchMedia(PHONE).matches;
  const say = sayer(words);
  const before = document.activeElement;
  let announced = modal;
  let granted = false;
  const heading = () => root.querySelector('h2')?.focus();
  const draw = () => render(<Frame offer={shown} say={say} modal={modal} announced={announced} />, root);
  const changed = () => {
    draw();
    if (!granted && shown.state().grant) heading();
    granted = shown.state().grant !== undefined;
  };
  const remove = () => {
    const tree = root.getRootNode();
    if (!(tree instanceof ShadowRoot)) return;
    const focused = tree.activeElement !== null;
    dialog?.close();
    render(null, root);
    tree.host.remove();
    if (focused && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const shown = offer(drawing, acts, changed, remove);
  draw();
  const dialog = root.querySelector('dialog');
  if (modal) {
    dialog?.showModal();
    heading();
  } else {
    setTimeout(() => {
      announced = true;
      if (root.isConnected) draw();
    }, ANNOUNCE_MS);
  }
  return { element: dialog ?? root, remove };
};
