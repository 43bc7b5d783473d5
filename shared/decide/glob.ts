// URL globs: `*` stands for any characters. Matching is linear, whatever the glob.

export type Glob = { readonly source: string; readonly matches: (path: string) => boolean };

/** A glob over paths; a trailing slash and percent-encoding make no difference. */
export function glob(source: string): Glob {
  const [first = '', ...rest] = normalPath(source).split('*');
  const last = rest.pop();
  if (last === undefined) return { source, matches: (path) => path === first };
  return { source, matches: (path) => matchesPieces(path, first, rest, last) };
}

/** The path as globs see it: decoded, without its trailing slash. */
export function normalPath(path: string): string {
  const decoded = decodedUri(path);
  return decoded.length > 1 && decoded.endsWith('/') ? decoded.slice(0, -1) : decoded;
}

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

function decodedUri(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
