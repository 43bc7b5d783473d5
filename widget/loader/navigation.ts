// Navigation: when the visitor comes to another page without a new document, or back to a kept one.

declare global {
  interface Window {
    readonly Turbo?: { readonly visit: (address: string) => void };
  }
}

/** The address of a page; a fragment counts only where it is a route (`#/…`, `#!…`). */
export const pageAddress = (href: string): string => href.replace(/#(?![/!]).*/, '');

/**
 * Calls back on every page change, `back` where the browser kept the page as it was: by the Navigation API where there is
 * one, else by the history, watched by a chunk. Where that does not come, pages after the first of a document are not
 * asked about, and the shop goes on.
 */
export function watchNavigation(leave: () => void, arrive: (back?: boolean) => void): void {
  let current = pageAddress(location.href);
  const check = (event?: Event) => {
    const next = pageAddress(location.href);
    if (next === current) return;
    // Turbo changes the address first, and the body when it has it.
    if (window.Turbo && event?.type !== 'turbo:load') return leave();
    current = next;
    arrive();
  };
  document.addEventListener('turbo:load', check);
  addEventListener('pageshow', ({ persisted }) => persisted && arrive(persisted));
  const { navigation } = window;
  if (navigation) navigation.addEventListener('currententrychange', check);
  else import('./history.ts').then((history) => history.watch(check)).catch(() => {});
}
