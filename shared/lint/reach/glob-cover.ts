// Whether one URL glob takes every path that another takes.
import { decodedPath, type Glob, withoutSlash } from '../../decide/glob.ts';

/** Stands for what `*` may be: no config writes it, so only a `*` of the other glob takes it. */
const ANYTHING = '\u0001';

/** Whether `wide` takes all that `narrow` takes; certain when true. */
export const covers = (wide: Glob, narrow: Glob): boolean =>
  wide.matches(withoutSlash(decodedPath(narrow.source)).replaceAll('*', ANYTHING));

/** Whether every path of `narrow` is taken by one of `wide`; `null` is every path. */
export function allCovered(narrow: readonly Glob[] | null, wide: readonly Glob[]): boolean {
  if (narrow === null) return wide.some((glob) => /^\/?\*$/.test(glob.source));
  return narrow.every((one) => wide.some((glob) => covers(glob, one)));
}
