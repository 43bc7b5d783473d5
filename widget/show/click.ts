// click: on whatever the shop names by a selector, also what it adds later, and what is inside of that.
import type { Watch } from './trigger.ts';

/** Throws where the selector is none. */
export const click: Watch = (selector, _, signal, fire) => {
  const named = String(selector);
  document.querySelector(named);
  const clicked = ({ target }: Event) =>
    target instanceof Element && target.closest(named) && !target.closest('reprise-view') && fire(true);
  // Before the shop's own listeners, which may keep the click from going further.
  addEventListener('click', clicked, { signal, capture: true });
};
