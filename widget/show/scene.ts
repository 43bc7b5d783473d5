// What can be seen of the page at this moment.

/** A dialog of the shop's own, or a full-screen element, has the visitor's attention. */
export function dialogOpen(): boolean {
  const found = document.querySelectorAll('dialog:modal, [aria-modal="true"], :popover-open[role="dialog"]');
  return document.fullscreenElement !== null || [...found].some((element) => element.checkVisibility());
}

/** The caret stands in a field of the page. */
export function typing(): boolean {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused?.matches('input, textarea, select, [contenteditable=""], [contenteditable="true"]') ?? false;
}
