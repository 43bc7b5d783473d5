// scrolledPercent: how far down the page the visitor has been.
import type { Watch } from './trigger.ts';

/** Fires at that share of what can be scrolled; a page that fits the window is never scrolled. */
export const scrolledPercent: Watch = (percent, { signal }, fire) => {
  const look = () => {
    const page = document.documentElement;
    const room = page.scrollHeight - innerHeight;
    if (room > 0 && (scrollY / room) * 100 >= Number(percent) - 0.5) fire();
  };
  addEventListener('scroll', look, { passive: true, signal });
  look();
};
