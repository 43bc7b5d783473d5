// Adapter: one way to learn from a shop's page what it is about. One file per platform or format. What is found is sent
// as found; the Worker works out what it comes to (`shared/schema/found-facts.ts`).

/**
 * Where in a source each field is: paths joined by `.`, alternatives by `|`. Fields: `words` that name the kind of page,
 * `id`, `variant` and `title` of its product, `category`, or the `crumbs` to it by lines, `currency`, and `price` in major
 * units of that, or in `hundredths`.
 */
export type Paths = Readonly<Record<string, string>>;

/** A source to read, and where. It may throw: then nothing is found. */
export type Adapter = (dataLayer: readonly unknown[]) => readonly [unknown, Paths];
