// Seen: an offer counts as shown when it is really on the screen.

/** Calls back once, when half of the element is in view. */
export function whenSeen(element: Element, seen: () => void): void {
  const look: IntersectionObserverCallback = (entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    seen();
  };
  new IntersectionObserver(look, { threshold: 0.5 }).observe(element);
}
