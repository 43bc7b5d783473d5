// Navigation: when the visitor comes to another page without a new document, or back to a kept one.

/** The address of a page; a fragment counts only where it is a route (`#/…`, `#!…`). */
export const pageAddress = (href: string): string => href.replace(/#(?![/!]).*/, '');

/** Calls back on every page change, `back` where the browser kept the page as it was; the Navigation API where there is one, else the history, wrapped once. */
export function watchNavigation(leave: () => void, arrive: (back?: boolean) => void): void {
  let current = pageAddress(location.href);
  const check = (event?: Event) => {
    const next = pageAddress(location.href);
    if (next === current) return;
    // Turbo changes the address first, and the body when it has it.
    if ('Turbo' in window && event?.type !== 'turbo:load') return leave();
    current = next;
    arrive();
  };
  document.addEventListener('turbo:load', check);
  addEventListener('pageshow', ({ persisted }) => persisted && arrive(persisted));
  const { navigation } = window;
  if (navigation) {
    navigation.addEventListener('currententrychange', check);
    return;
  }
  addEventListener('popstate', check);
  // Never unwrapped: another script may have wrapped on top of us meanwhile.
  for (const name of ['pushState', 'replaceState'] as const) {
    const before = history[name];
    history[name] = (...change) => {
      before.apply(history, change);
      check();
    };
  }
}
