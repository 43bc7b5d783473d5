// inactiveSeconds: the page is in view, and for so long the visitor has done nothing to it.
import type { Watch } from './trigger.ts';

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'wheel', 'touchmove', 'keydown', 'input', 'scroll'];

export const inactiveSeconds: Watch = (seconds, _, signal, fire) => {
  const patience = Number(seconds) * 1000;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAt = Date.now();
  const alive = () => {
    lastAt = Date.now();
  };
  // One timer, set again for what is left: signs of life come by the hundred.
  const look = () => {
    const left = lastAt + patience - Date.now();
    if (left > 0) timer = setTimeout(look, left);
    else fire();
  };
  const begin = () => {
    clearTimeout(timer);
    alive();
    if (!document.hidden) look();
  };
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, alive, { signal, capture: true, passive: true });
  document.addEventListener('visibilitychange', begin, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  begin();
};
