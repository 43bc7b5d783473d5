// scrolledPercent: how far down the page the visitor has been.
import type { Watch } from './trigger.ts';

/** Fires at that share of what can be scrolled; a page that fits the window is never scrolled. */
export const scrolledPercent: Watch = (percent, _, signal, fire) => {
  const look = () => {
    const room = document.documentElement.scrollHeight - innerHeight;
    if (scrollY > 0 && (scrollY / room) * 100 > Number(percent) - 1) fire();
  };
  addEventListener('scroll', look, { signal });
  look();
};
