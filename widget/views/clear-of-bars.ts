// Clear of bars: what stands at the lower edge of the window steps above what the shop keeps there, such as its button
// to the checkout.

/** A bar, not a page or a drawer: at most this share of the window's height. */
const BAR_SHARE = 0.3;

/** Lifts `element` above a bar, now and whenever a scroll, a new size or a new part of the page may have brought one. */
export function clearOfBars(element: HTMLElement, signal: AbortSignal): void {
  const look = () => {
    const { left, right } = element.getBoundingClientRect();
    const lift = Math.max(...[left, (left + right) / 2, right].map((x) => barHeightAt(x, element)));
    element.style.setProperty('--lift', `${lift}px`);
  };
  // What comes with it, or after it, is in its place a frame later; what slides in, once it arrived.
  const soon = () => requestAnimationFrame(look);
  look();
  soon();
  const observer = new MutationObserver(soon);
  observer.observe(document.body, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect());
  const scrolled = 'onscrollend' in window ? 'scrollend' : 'scroll';
  for (const type of [scrolled, 'resize', 'transitionend', 'animationend'])
    addEventListener(type, look, { signal });
}

/** How high a bar, of the shop's or of ours, stands at the lower edge, `x` pixels from the left; 0 where there is none. */
function barHeightAt(x: number, own: Element): number {
  const at = [x, innerHeight - 1] as const;
  const heights = document
    .elementsFromPoint(...at)
    .flatMap((element) => [element, ...(element.shadowRoot?.elementsFromPoint(...at) ?? [])])
    .filter((element) => element !== own && /fixed|sticky/.test(getComputedStyle(element).position))
    .map((element) => innerHeight - element.getBoundingClientRect().top);
  return Math.max(0, ...heights.filter((height) => height < innerHeight * BAR_SHARE));
}
