// Changes of the page that nobody tells of: slots and data that appear late, tools that come after us.

const LOOK_MS = 500;

/** Calls back after elements came or went, twice a second at most. */
export function onChanges(changed: () => void): void {
  let due = false;
  const look = () => {
    due = false;
    changed();
  };
  new MutationObserver(() => {
    if (!due) setTimeout(look, LOOK_MS);
    due = true;
  }).observe(document, { childList: true, subtree: true });
}
