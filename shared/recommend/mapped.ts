// A list made out of another one in bites.

/** What `each` makes of the items, in their order; yields after every `bite` of them. */
export function* mapped<T, R>(
  items: readonly T[],
  bite: number,
  each: (item: T) => R,
): Generator<undefined, R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(each(item));
    if (made.length % bite === 0) yield;
  }
  return made;
}
