// What a view says of an element: attributes and event handlers, for our views need nothing else.

/** Sets one of them. `false` is absence, except in `aria-…`, where it is a word. */
export function setProperty(element: Element, name: string, value: unknown): void {
  // A handler kept as a property cancels its event by returning false; what ours return means nothing.
  if (name.startsWith('on'))
    Reflect.set(element, name.toLowerCase(), (event: Event) => {
      if (typeof value === 'function') value(event);
    });
  else if (value == null || (value === false && !name.startsWith('aria'))) element.removeAttribute(name);
  else element.setAttribute(name, `${value}`);
}
