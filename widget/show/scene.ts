// Scene: what has the visitor's attention at this moment.

/** Nobody looks at the tab; a dialog of the shop's or full screen is open; the caret is in a field. */
export function busy(): boolean {
  const modal = [...document.querySelectorAll(':modal,[aria-modal="true"]')];
  return (
    document.hidden ||
    modal.some((element) => element.checkVisibility()) ||
    !!document.activeElement?.matches(':read-write,select')
  );
}
