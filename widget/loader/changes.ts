// Changes of the page that nobody tells of: slots and data that appear late, tools that come after us.

const LOOK_MS = 500;

/** Calls back after elements came or went, twice a second at most. */
export function onChanges(changed: () => void): void {
  let timer: unknown;
  const look = () => {
    timer = undefined;
    changed();
  };
  new MutationObserver(() => {
    timer = timer ?? setTimeout(look, LOOK_MS);
  }).observe(document, { childList: true, subtree: true });
}
