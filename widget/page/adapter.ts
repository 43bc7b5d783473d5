// Adapter: one way to learn from a shop's page what it is about. One file per platform or format.
import type { PageKind } from '../../shared/schema/page.ts';

/**
 * Where in a source each field is: paths joined by `.`, alternatives by `|`. Fields are those of a page's product,
 * `category`, `currency` and, after it, `price` in major units of that currency.
 */
export type Paths = Readonly<Record<string, string>>;

/** The kind of page as far as the adapter knows it, the source to read, and where. It may throw. */
export type Adapter = (dataLayer: readonly unknown[]) => readonly [PageKind | undefined, unknown, Paths];
