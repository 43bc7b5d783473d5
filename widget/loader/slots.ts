// Slots: the places a shop made for views, and those that appear later.

const LOOK_MS = 500;

/** Names of the slots on the page. */
export function slotsNow(): string[] {
  const slots = [...document.querySelectorAll<HTMLElement>('[data-reprise-slot]')].slice(0, 50);
  return slots.map(({ dataset }) => dataset.repriseSlot ?? '');
}

/** Calls back when the slots may have changed; looks twice a second at most, and only after the page changed. */
export function watchSlots(changed: () => void): void {
  let before = '';
  let due = false;
  const look = () => {
    due = false;
    const now = `${slotsNow()}`;
    if (now !== before) changed();
    before = now;
  };
  new MutationObserver(() => {
    if (!due) setTimeout(look, LOOK_MS);
    due = true;
  }).observe(document, { childList: true, subtree: true });
}
