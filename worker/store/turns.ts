// Turns: works that must not overlap, such as puts of one KV key, of which an older one could land last.

/** Runs a work once those asked for before have ended; its result, or its fault, goes to its asker alone. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue of its own. */
export function turns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = last.then(work);
    last = own.catch(() => {});
    return own;
  };
}
