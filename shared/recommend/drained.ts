// What a computation in bites comes to, for those who need not pause.

/** Runs to the end. */
export function drained<T>(bites: Generator<undefined, T>): T {
  let bite = bites.next();
  while (!bite.done) bite = bites.next();
  return bite.value;
}
