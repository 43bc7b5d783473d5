// A sample of bounded size, evenly thinned: of many things every second is kept, then every fourth, and so on.

export type ThinnedSample<T> = {
  /** Takes what `make` gives, or passes it over unmade. */
  readonly offer: (make: () => T) => void;
  readonly items: readonly T[];
};

/** An empty sample of at most `most` things. */
export function thinnedSample<T>(most: number): ThinnedSample<T> {
  const items: T[] = [];
  let stride = 1;
  let seen = 0;
  return {
    items,
    offer: (make) => {
      seen += 1;
      if (seen % stride !== 0) return;
      items.push(make());
      if (items.length < most) return;
      const half = items.filter((_, i) => i % 2 === 1);
      items.length = 0;
      items.push(...half);
      stride *= 2;
    },
  };
}
