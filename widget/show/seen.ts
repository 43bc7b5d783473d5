// Seen: an offer counts as shown when it is really on the screen.

/** Calls back once, when half of the element (or half a screen of it) is in view. */
export function whenSeen(element: Element, seen: () => void): void {
  const look: IntersectionObserverCallback = (entries, observer) => {
    for (const { intersectionRatio, intersectionRect, isIntersecting } of entries)
      if (isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height > innerHeight / 2)) {
        observer.disconnect();
        seen();
      }
  };
  new IntersectionObserver(look, { threshold: [0, 0.25, 0.5] }).observe(element);
}
