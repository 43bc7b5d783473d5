// Reading a document that may be broken anywhere: what is not there or not of that shape is simply absent.
import { isObject } from '../merge-patch.ts';

/** The value at a path of own keys and indices. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce((inside: unknown, key) => {
    if (typeof key === 'number') return Array.isArray(inside) ? inside[key] : undefined;
    return isObject(inside) && Object.hasOwn(inside, key) ? inside[key] : undefined;
  }, value);
}

export const listAt = (value: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const list = at(value, ...path);
  return Array.isArray(list) ? list : [];
};

export const entriesAt = (
  value: unknown,
  ...path: readonly (string | number)[]
): readonly (readonly [string, unknown])[] => {
  const record = at(value, ...path);
  return isObject(record) ? Object.entries(record) : [];
};

export const textAt = (value: unknown, ...path: readonly (string | number)[]): string | undefined => {
  const text = at(value, ...path);
  return typeof text === 'string' ? text : undefined;
};

export const numberAt = (value: unknown, ...path: readonly (string | number)[]): number | undefined => {
  const number = at(value, ...path);
  return typeof number === 'number' ? number : undefined;
};
