// Recommendations: cards in a place of the shop, as high as was reserved for them, so that nothing moves.
import { addingOf } from './adding.ts';
import type { Mount } from './contract.ts';
import pictures from './picture.css';
import styles from './recommendations.css';
import { type Ends, scroller } from './scroller.ts';
import { shadow } from './shadow.ts';
import { shelf } from './shelf.tsx';

/** Below this a slot's height is taken for an accident, not for room for pictures. */
const ROOM_PX = 200;

/** Mounts the cards at the end of `place`. */
export const mountRecommendations: Mount = (drawing, acts, place) => {
  const room = place.clientHeight;
  const fixed = room >= ROOM_PX;
  const [root, draw, unhost] = shadow(place, pictures + styles, drawing);
  // On the shop's own paper, whatever scheme the visitor prefers, ink is the shop's own.
  if (!drawing.theme.text) root.style.setProperty('--ink', getComputedStyle(place).color);
  if (fixed) root.style.setProperty('height', `${room}px`);
  let ends: Ends = { start: true, end: true };
  const redraw = () => draw(shelf(drawing, acts, fixed, ends, (to) => scroll(to), adding));
  const adding = addingOf(acts, redraw);
  redraw();
  const [scroll, stop] = scroller(root, (now) => {
    ends = now;
    redraw();
  });
  const remove = () => {
    stop();
    unhost();
  };
  return { element: root, remove };
};
