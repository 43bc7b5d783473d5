// Placed: what stands in a place of the page, drawn or held out. Both count as seen with the place as it was before: half of
// what is drawn is seen at another moment than half of an empty place. Fetched when an answer has such a view.
import type { View } from '../../shared/schema/view.ts';
import type { Acts, Mount, Mounted } from '../views/contract.ts';
import type { Draw } from './cue.ts';
import { heldAt } from './held-at.ts';
import { whenInView } from './in-view.ts';
import { type Placed, placeOf } from './place.ts';
import { replacing } from './replacing.ts';

/** The view in its slot, or in place of a block; held out (null), it only looks out. */
export function placed(draw: Mount | null, view: View): Draw {
  const { selector }: Placed = view;
  const inPlace = draw ? drawn(draw) : heldOut(!!selector);
  return Object.assign(draw && selector ? replacing(inPlace) : inPlace, { place: () => placeOf(view) });
}

const drawn =
  (draw: Mount): Mount =>
  (drawing, acts, place) => {
    const room = heightOf(place);
    const mounted = draw(drawing, acts, place);
    // Such a place has no box of its own.
    const bare = getComputedStyle(place).display === 'contents';
    return watched(mounted, bare ? mounted.element : place, room, acts);
  };

const heldOut =
  (replaced: boolean): Mount =>
  (_, acts, place) => {
    const element = heldAt(place, replaced);
    const remove = () => element === place || element.remove();
    return watched({ element, remove }, element, heightOf(element), acts);
  };

const heightOf = (element: Element) => element.getBoundingClientRect().height;

/** Tells when the first `room` px of `start` are in view, unless it was taken away before. */
function watched(mounted: Mounted, start: Element, room: number, { seen }: Acts): Mounted {
  const stop = whenInView(start, room, seen);
  const remove = () => {
    stop();
    mounted.remove();
  };
  return { ...mounted, remove };
}
