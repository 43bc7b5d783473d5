// Keep inside: Tab goes round within a modal dialog instead of out into the browser's own bars.

export function keepInside(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const { key, shiftKey, target, currentTarget } = event;
  // A way out that is gone (rows.css) is no stop.
  const stops = [...currentTarget.querySelectorAll<HTMLElement>('a,button:not(.done~*),input')];
  const edge = shiftKey ? 0 : -1;
  if (key !== 'Tab' || target !== stops.at(edge)) return;
  event.preventDefault();
  stops.at(-1 - edge)?.focus();
}
