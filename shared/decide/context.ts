// Context: everything a decision may depend on, as plain data. Whoever calls has read KV and checked signatures.
import type { Catalog, Flags } from '../schema/catalog.ts';
import type { Geo, Page, Session } from '../schema/page.ts';
import type { Profile } from '../schema/profile.ts';

/** Without consent there is no visitor and `profile` is null; the decision then uses page, geo and time alone. */
export type Context = {
  readonly consent: boolean;
  /** A valid visitor id: the unit of experiments. Without it nobody is randomised. */
  readonly visitor?: string;
  readonly profile: Profile | null;
  readonly catalog: Catalog | null;
  /** What has run out, where that is known better than by the catalogue. */
  readonly flags?: Flags | undefined;
  readonly page: Page;
  readonly session: Session;
  /** Slots found on the page; without a list any slot may be filled. */
  readonly slots?: readonly string[];
  readonly geo: Geo;
  /** Milliseconds since 1970. */
  readonly now: number;
};
