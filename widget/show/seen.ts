// Seen: an offer counts as shown when it is really on the screen.

/** Calls back once, when half of the element (or half a screen of it) is in view. */
export function whenSeen(element: Element, seen: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      const half = ({ intersectionRatio, intersectionRect, isIntersecting }: IntersectionObserverEntry) =>
        isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= innerHeight / 2);
      if (!entries.some(half)) return;
      observer.disconnect();
      seen();
    },
    { threshold: [0, 0.25, 0.5] },
  );
  observer.observe(element);
}
