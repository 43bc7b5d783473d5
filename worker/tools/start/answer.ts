// Fields of an answer of the Worker, which is JSON of somebody else until it is looked at.
import { Stop } from './stop.ts';

/** A field of an object; undefined when there is none. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** A field that must be text. Throws Stop otherwise. */
export function text(value: unknown, name: string): string {
  const found = field(value, name);
  if (typeof found !== 'string') throw new Stop(`the Worker answered without ${name}`);
  return found;
}

/** A field that must be a number. Throws Stop otherwise. */
export function number(value: unknown, name: string): number {
  const found = field(value, name);
  if (typeof found !== 'number') throw new Stop(`the Worker answered without ${name}`);
  return found;
}
