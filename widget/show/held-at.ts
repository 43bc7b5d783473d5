// Held at: where a view would begin for a visitor who is held out. Nothing is drawn there, and nothing moves.
import { standIn } from './replacing.ts';

/** The slot or block itself. Where that has no box, as a slot that is hidden while it is empty, a mark of no size before
 * it. In a flex or grid what changes its height above the place later does not move the mark; that is accepted. */
export function heldAt(place: Element, replaced: boolean): Element {
  const display = () => getComputedStyle(place).display;
  if (!/none|contents/.test(display())) return place;
  // Something in there for a moment that nobody sees: the shop's own styles say where it would be.
  const view = replaced ? standIn(place) : document.createElement('reprise-view');
  if (!replaced) place.append(view);
  const filled = display();
  const { top } = (replaced || filled === 'contents' ? view : place).getBoundingClientRect();
  view.remove();
  // Hidden, whatever is in it.
  if (!replaced && filled === 'none') return place;
  const mark = document.createElement('reprise-view');
  mark.style.cssText = 'all:initial!important;position:absolute!important';
  place.before(mark);
  // A margin of its own after all else would put it where nobody can scroll to.
  const end = mark.parentElement?.getBoundingClientRect().bottom ?? top;
  const down = Math.max(0, Math.min(top, end) - mark.getBoundingClientRect().top);
  mark.style.setProperty('margin-top', `${down}px`, 'important');
  return mark;
}
