// valueChanges: where two JSON values differ, as far down as both have the same shape.
import type { Change } from '../schema/config-changes.ts';
import { type Path, pointerTo } from '../schema/fault.ts';
import { isObject } from '../schema/merge-patch.ts';

/** Changes in one answer. */
const MOST = 1000;
/** Characters of JSON quoted of one value. */
const LONGEST = 1000;
/** Characters of JSON quoted in one answer. */
const MOST_TEXT = 200_000;

/** What may still be told, and how much was left out. */
export class Tally {
  more = 0;
  #changes = MOST;
  #text = MOST_TEXT;

  /** Whether there is room for another change. */
  takes(): boolean {
    if (this.#changes > 0) this.#changes--;
    else this.more++;
    return this.more === 0;
  }

  /** Whether a value of so many characters may be quoted. */
  quotes(length: number): boolean {
    this.#text -= length;
    return length <= LONGEST && this.#text >= 0;
  }
}

/** Where the values differ; `undefined` is a value that is not there. */
export function valueChanges(before: unknown, after: unknown, path: Path, tally: Tally): Change[] {
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      valueChanges(ownOf(before, key), ownOf(after, key), [...path, key], tally),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const places = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i);
    return places.flatMap((i) => valueChanges(before[i], after[i], [...path, i], tally));
  }
  if (before === after || !tally.takes()) return [];
  return [{ pointer: pointerTo(path), ...quoted(before, after, tally) }];
}

const ownOf = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

function quoted(before: unknown, after: unknown, tally: Tally): Omit<Change, 'pointer'> {
  const length = (JSON.stringify(before)?.length ?? 0) + (JSON.stringify(after)?.length ?? 0);
  if (!tally.quotes(length)) return { long: true };
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}
