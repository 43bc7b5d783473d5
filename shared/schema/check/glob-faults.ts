// URL globs match the path alone, so they begin like one.
import { type Path, type PathFault, quoted } from '../fault.ts';
import { listAt } from './raw.ts';

/** Faults of the list of globs at `path` of `value`. */
export function globFaults(value: unknown, path: Path): PathFault[] {
  return listAt(value, ...path).flatMap((glob, i) => {
    const detail = typeof glob === 'string' ? globFault(glob) : null;
    return detail === null ? [] : [{ path: [...path, i], detail }];
  });
}

function globFault(glob: string): string | null {
  if (!/^[/*]/.test(glob))
    return `${quoted(glob)} must begin with \`/\` or \`*\`: it is compared with the path of the address`;
  if (!/[?#]/.test(glob)) return null;
  return `${quoted(glob)} can match no path, for a path ends before \`?\` and \`#\`; ask for a parameter by \`page.query.name\` in \`where\``;
}
