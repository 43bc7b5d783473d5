// URL globs match the path alone, so they begin like one.
import { type Path, type PathFault, quoted } from '../fault.ts';
import { listAt } from './raw.ts';

/** Faults of the list of globs at `path` of `value`. */
export function globFaults(value: unknown, path: Path): PathFault[] {
  return listAt(value, ...path).flatMap((glob, i) =>
    typeof glob !== 'string' || /^[/*]/.test(glob)
      ? []
      : [
          {
            path: [...path, i],
            detail: `${quoted(glob)} must begin with \`/\` or \`*\`: it is compared with the path of the address`,
          },
        ],
  );
}
