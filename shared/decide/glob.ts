// URL globs: `*` stands for any characters. Matching is linear, whatever the glob.

export type Glob = { readonly source: string; readonly matches: (path: string) => boolean };

/** A glob over decoded paths; a trailing slash makes no difference, but `*` may stand for nothing: `/en/*` takes
 * `/en/`. */
export function glob(source: string): Glob {
  const [first = '', ...rest] = withoutSlash(decodedPath(source)).split('*');
  const last = rest.pop();
  const matches = (path: string) =>
    last === undefined ? path === first : matchesPieces(path, first, rest, last);
  return { source, matches: (path) => matches(path) || (path.endsWith('/') && matches(withoutSlash(path))) };
}

/** The path with its percent-encoding undone, as far as it can be. */
export function decodedPath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

export const withoutSlash = (path: string): string =>
  path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;

function matchesPieces(path: string, first: string, middle: readonly string[], last: string): boolean {
  if (path.length < first.length + last.length || !path.startsWith(first) || !path.endsWith(last))
    return false;
  const end = path.length - last.length;
  let from = first.length;
  for (const piece of middle) {
    const found = path.indexOf(piece, from);
    if (found < 0 || found + piece.length > end) return false;
    from = found + piece.length;
  }
  return true;
}
