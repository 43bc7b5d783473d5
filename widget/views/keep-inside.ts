// Keep inside: Tab goes round within a modal dialog instead of out into the browser's own bars.

export function keepInside(dialog: HTMLDialogElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const stops = [...dialog.querySelectorAll<HTMLElement>('a[href], button, input')];
  const root = dialog.getRootNode();
  const at =
    root instanceof ShadowRoot && root.activeElement instanceof HTMLElement
      ? stops.indexOf(root.activeElement)
      : -1;
  const onward = event.shiftKey ? at > 0 : at < stops.length - 1;
  if (onward) return;
  event.preventDefault();
  stops.at(event.shiftKey ? -1 : 0)?.focus();
}
