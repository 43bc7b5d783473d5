// In view: the moment at which a place comes into the window, whatever is drawn in it.

/** Calls back once, when the upper edge of the element is in the window, or what is within `room` px below it; answers how
 * to look no longer. */
export function whenInView(element: Element, room: number, seen: () => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const look = () => {
    // A px more, for parts of one.
    if (signal.aborted || element.getBoundingClientRect().top + room + 1 < 0) return;
    stop();
    seen();
  };
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting } of entries) {
      if (isIntersecting) {
        look();
        // Only what is further down is there yet.
        addEventListener('scroll', look, { signal, capture: true, passive: true });
      } else removeEventListener('scroll', look, true);
    }
  });
  const stop = () => {
    observer.disconnect();
    ending.abort();
  };
  observer.observe(element);
  return stop;
}
