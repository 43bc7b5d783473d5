// Keep inside: Tab goes round within a modal dialog instead of out into the browser's own bars.

export function keepInside(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const { key, shiftKey, target, currentTarget } = event;
  const stops = [...currentTarget.querySelectorAll<HTMLElement>('a,button,input')];
  if (key !== 'Tab' || target !== stops.at(shiftKey ? 0 : -1)) return;
  event.preventDefault();
  stops.at(shiftKey ? -1 : 0)?.focus();
}
