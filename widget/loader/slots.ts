// Slots: the places a shop made for views.

/** Names of the slots on the page. */
export const slotsNow = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[data-reprise-slot]')].map((slot) => slot.dataset.repriseSlot);
