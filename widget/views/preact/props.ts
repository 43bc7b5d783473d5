// In place of Preact's module of that name, in the widget only: our views need attributes and `on…` properties.

type Handlers = Element & Record<string, unknown>;

/** Sets what a view says of an element. `false` is absence, except in `aria-…`, where it is a word. */
export function setProperty(element: Handlers, name: string, value: unknown): void {
  if (name.startsWith('on')) element[name.toLowerCase()] = value;
  else if (value == null || (value === false && !name.startsWith('aria'))) element.removeAttribute(name);
  else element.setAttribute(name, `${value}`);
}
