// Scroller: a list that may be wider than its place, and how far it was moved along.

/** Whether the list stands at its start and at its end; both where it fits. */
export type Ends = { readonly start: boolean; readonly end: boolean };

/** Less than this is rounding. */
const NEAR_PX = 2;

/** Tells when the list in `root` comes to one of its ends or leaves it; answers how to move it on, and how to stop. */
export function scroller(
  root: HTMLElement,
  moved: (ends: Ends) => void,
): [scroll: (to: 1 | -1) => void, stop: () => void] {
  const list = root.querySelector('ul');
  let known: Ends = { start: true, end: true };
  const look = () => {
    if (!list) return;
    const at = Math.abs(list.scrollLeft);
    const now = { start: at < NEAR_PX, end: at + list.clientWidth > list.scrollWidth - NEAR_PX };
    if (now.start === known.start && now.end === known.end) return;
    known = now;
    moved(now);
  };
  const sized = new ResizeObserver(look);
  if (list) sized.observe(list);
  list?.addEventListener('scroll', look, { passive: true });
  const onward = () => (root.dir === 'rtl' ? -1 : 1);
  return [(to) => list?.scrollBy({ left: to * onward() * list.clientWidth * 0.9 }), () => sized.disconnect()];
}
