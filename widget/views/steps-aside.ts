// Steps aside: a bar over the page never covers what the keyboard is on.

/** Marks `bar` as `aside` while what has the visible focus is beneath it; nothing of the shop is moved for it. */
export function stepsAside(bar: HTMLElement, signal: AbortSignal): void {
  const look = () => {
    const focused = document.activeElement;
    const { top, bottom } = focused?.getBoundingClientRect() ?? bar.getBoundingClientRect();
    const beneath = bar.matches('.top')
      ? bottom > 0 && top < bar.offsetHeight
      : top < innerHeight && bottom > innerHeight - bar.offsetHeight;
    const others = focused !== document.body && !focused?.shadowRoot?.contains(bar);
    bar.toggleAttribute('data-aside', others && beneath && !!focused?.matches(':focus-visible'));
  };
  // The browser scrolls to what is focused after it says so.
  const moved = () => requestAnimationFrame(look);
  for (const type of ['focusin', 'focusout', 'scroll'])
    addEventListener(type, moved, { signal, passive: true });
}
