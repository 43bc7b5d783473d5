// History: page changes in browsers without the Navigation API, fetched by those alone.

/** Calls back after every change of the address; also at once, for it may have changed while this was fetched. */
export function watch(check: () => void): void {
  addEventListener('popstate', check);
  // Never unwrapped: another script may have wrapped on top of us meanwhile.
  for (const name of ['pushState', 'replaceState'] as const) {
    const before = history[name];
    history[name] = (...change) => {
      before.apply(history, change);
      check();
    };
  }
  check();
}
