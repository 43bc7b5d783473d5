// Screen: the popup or slide-in that lies over the page. One at a time; it outlives the page that showed it.
import type { Mounted } from '../views/contract.ts';

export let open: Mounted | undefined;
let observer: MutationObserver | undefined;

/** Puts it over the page, and again when the shop exchanges its whole body. `lost`: the shop took it away. */
export function lay(mounted: Mounted, lost: () => void): void {
  const { element } = mounted;
  const modal = element.matches(':modal');
  open = mounted;
  observer = new MutationObserver((changes) => {
    if (!element.isConnected)
      import('./reattach.ts').then(
        ({ reattach }) => open === mounted && !reattach(element, modal, changes) && lost(),
        lost,
      );
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** It is gone, or goes now. */
export function lift(): void {
  observer?.disconnect();
  open?.remove();
  open = undefined;
}
