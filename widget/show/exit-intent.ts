// exitIntent: the visitor is about to leave. With a mouse it leaves through the top of the window; by touch a fast
// scroll up, or a return to the tab. Never within the first seconds on a page. It passes: who did not leave is no longer
// leaving.
import type { Watch } from './trigger.ts';

const SETTLED_MS = 3000;
/** A flick: this far up within this time. */
const FLICK_PX = 400;
const FLICK_MS = 400;

export const exitIntent: Watch = (_, { arrivedAt }, signal, fire) => {
  const leave = () => Date.now() - arrivedAt >= SETTLED_MS && fire(false);
  if (!matchMedia('(pointer:coarse)').matches) {
    const out = (event: MouseEvent) => event.relatedTarget || event.clientY > 0 || leave();
    return document.addEventListener('mouseout', out, { signal });
  }
  document.addEventListener('visibilitychange', () => document.hidden || leave(), { signal });
  let last = scrollY;
  let from = last;
  let since = 0;
  const scrolled = ({ timeStamp }: Event) => {
    if (scrollY > last || timeStamp - since > FLICK_MS) {
      from = Math.max(last, scrollY);
      since = timeStamp;
    }
    last = scrollY;
    if (from - last > FLICK_PX) leave();
  };
  addEventListener('scroll', scrolled, { signal });
};
