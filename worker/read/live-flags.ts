// What has run out, as decisions under a config know it.
import type { Catalog, Flags } from '../../shared/schema/catalog.ts';
import type { PublishedConfig } from './records.ts';

/** The catalogue's flags; those that came with the config, where the catalogue was made under an older one and so does not
 * know its pools and budgets. */
export const flagsUnder = (
  { revision, flags }: Pick<PublishedConfig, 'revision' | 'flags'>,
  catalog: Pick<Catalog, 'flags'> | null,
): Flags | undefined =>
  catalog && (flags === undefined || (catalog.flags.revision ?? 0) >= revision) ? catalog.flags : flags;
