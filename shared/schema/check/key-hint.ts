// What was probably meant by a key that is not known: another branch, another place, another spelling.
import type { Path } from '../fault.ts';
import { didYouMean, nearest } from '../nearest.ts';
import { branchHint, elsewhereHint, insideHint } from './right-place.ts';
import type { Entries } from './schema-shape.ts';

/** Keys that fit into a sentence. */
const MAX_LISTED = 10;

/** The end of a sentence; `meant`: the key of the same object that was misspelt. */
type KeyHint = { readonly words: string; readonly meant?: string };

/** For the unknown key at the end of `path`; `free`: keys that the object does not have yet. */
export function keyHint(path: Path, value: unknown, entries: Entries, free: readonly string[]): KeyHint {
  const [object, key] = [path.slice(0, -1), String(path.at(-1))];
  const known = [...entries.keys()];
  const sure = branchHint(object, key) ?? insideHint(object, key, value, known);
  if (sure !== undefined) return { words: sure };
  const meant = nearest(key, free);
  if (meant !== undefined) return { meant, words: didYouMean(key, free) };
  return { words: didYouMean(key, known) || (elsewhereHint(object, key, known) ?? keysOf(entries)) };
}

/** "; there is this, that", where it is short enough to help. */
export const keysOf = (entries: Entries): string =>
  entries.size <= MAX_LISTED ? `; there is ${[...entries.keys()].join(', ')}` : '';
