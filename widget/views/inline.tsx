// Inline: an offer in a place of the shop, on its paper and in its ink: nothing lies over anything, nothing closes.
import type { Drawing, Mount } from './contract.ts';
import { fieldsOf } from './fields.ts';
import styles from './inline.css';
import { inlineOffer } from './inline-offer.tsx';
import { movesOf } from './moves.ts';
import overlay from './overlay.css';
import { shadow } from './shadow.ts';
import type { State } from './state.ts';
import { fill, sayer } from './words.ts';

/** How often the minutes that a code still holds are counted again. */
const RECOUNT_MS = 20_000;

/** Mounts the offer at the end of `place`. */
export const mount: Mount = (drawing, acts, place) => {
  const { words, locale, wanted } = drawing;
  const { color } = getComputedStyle(place);
  const [root, draw, unhost] = shadow(place, overlay + styles, inkedBy(color, drawing));
  if (!drawing.theme.text) root.style.setProperty('--ink', color);
  const say = sayer(words, locale);
  let now = drawing;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const focus = (selector: string) => root.querySelector<HTMLElement>(selector)?.focus();
  const show = (state: State) => {
    const fields = fieldsOf(now, Date.now(), state.grant);
    const text = (template: string | undefined) => fill(template, fields, locale);
    draw(inlineOffer({ drawing: now, state, moves, acts, close: () => {}, extra: undefined, say, text }));
    clearTimeout(timer);
    if (state.grant?.expiresAt) timer = setTimeout(() => moves.set({}), RECOUNT_MS);
  };
  const moves = movesOf(acts, show, focus);
  moves.set({});
  if (wanted) focus('h2');
  return {
    element: root,
    remove: () => {
      clearTimeout(timer);
      unhost();
    },
    update: (inCart) => {
      now = { ...now, inCart };
      moves.set({});
    },
  };
};

/** The drawing with the shop's own ink where its theme names none: that says which scheme the shop is in, whatever the visitor prefers. */
function inkedBy(color: string, drawing: Drawing): Drawing {
  const rgb = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)?.slice(1);
  if (!rgb || drawing.theme.text) return drawing;
  const text = `#${rgb.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
  return { ...drawing, theme: { ...drawing.theme, text } };
}
