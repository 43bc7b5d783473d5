// In place of Preact's module of that name, in the widget only: our views need attributes and event handlers.

type Handlers = Element & Record<string, unknown>;
type Listener = (event: Event) => unknown;

/** Sets what a view says of an element. `false` is absence, except in `aria-…`, where it is a word. */
export function setProperty(
  element: Handlers,
  name: string,
  value: Listener | string | boolean | null,
): void {
  // A handler kept as a property cancels its event by returning false; what ours return means nothing.
  if (name.startsWith('on'))
    element[name.toLowerCase()] = (event: Event) => {
      if (typeof value === 'function') value(event);
    };
  else if (value == null || (value === false && !name.startsWith('aria'))) element.removeAttribute(name);
  else element.setAttribute(name, `${value}`);
}
