// Bar: one line at an edge of the window, or in a slot. With a goal it shows how far the cart still is from it.
import styles from './bar.css';
import { barLine } from './bar-line.tsx';
import type { Mount } from './contract.ts';
import { movesOf } from './moves.ts';
import overPage from './over-page.css';
import { shadow } from './shadow.ts';
import { stepsAside } from './steps-aside.ts';

/** A live region speaks of what changes after it is there. */
const ANNOUNCE_MS = 100;
/** A slot as high as a line or three is filled; in another the bar is as high as it has to be. */
const isForBar = (room: number) => room >= 40 && room <= 120;

/** Mounts the bar: over the page where `place` is the body, else in its slot. */
export const mount: Mount = (drawing, acts, place) => {
  const over = place === document.body;
  const room = place.clientHeight;
  const [root, draw, unhost] = shadow(place, over ? overPage + styles : styles, drawing);
  let now = drawing;
  let before: EventTarget | null = null;
  const ending = new AbortController();
  const { signal } = ending;
  const remove = () => {
    const inside = root.matches(':focus-within');
    ending.abort();
    unhost();
    if (inside && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const moves = movesOf(
    acts,
    (state) => draw(barLine(now, over, state, moves, acts, close)),
    () => {},
  );
  const close = (why: Parameters<typeof acts.closed>[0]) => {
    remove();
    acts.closed(why);
  };
  moves.set({});
  const element = root.querySelector<HTMLElement>('.bar') ?? root;
  if (over) stepsAside(element, signal);
  else if (isForBar(room)) root.style.setProperty('height', `${room}px`);
  root.addEventListener('focusin', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) before = relatedTarget;
  });
  const timer = setTimeout(() => moves.set({ announced: true }), ANNOUNCE_MS);
  signal.addEventListener('abort', () => clearTimeout(timer));
  return {
    element,
    remove,
    update: (inCart) => {
      now = { ...now, inCart };
      moves.set({});
    },
  };
};
