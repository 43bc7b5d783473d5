// exitIntent: the visitor is about to leave. With a mouse it leaves through the top of the window; by touch a fast
// scroll up, or a return to the tab. Never within the first seconds on a page.
import type { Watch } from './trigger.ts';

const SETTLED_MS = 3000;
/** A flick: this far up within this time. */
const FLICK_PX = 400;
const FLICK_MS = 400;

export const exitIntent: Watch = (_, { arrivedAt, signal }, fire) => {
  const leave = () => Date.now() - arrivedAt >= SETTLED_MS && fire();
  const passive = { passive: true, signal };
  document.addEventListener(
    'mouseout',
    ({ relatedTarget, clientY }) => relatedTarget === null && clientY <= 0 && leave(),
    passive,
  );
  if (!matchMedia('(pointer: coarse)').matches) return;
  document.addEventListener('visibilitychange', () => document.hidden || leave(), passive);
  let from = { y: scrollY, at: 0 };
  let last = scrollY;
  addEventListener(
    'scroll',
    ({ timeStamp }) => {
      if (scrollY > last || timeStamp - from.at > FLICK_MS) from = { y: last, at: timeStamp };
      last = scrollY;
      if (from.y - last >= FLICK_PX) leave();
    },
    passive,
  );
};
