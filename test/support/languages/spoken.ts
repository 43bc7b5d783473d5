// Spoken: what a shop says in one language, as its marketer would write it. The interface words are Reprise's own.
import type { ContentFields } from '../../../shared/schema/content.ts';

export type Spoken = {
  readonly locale: string;
  readonly currency: string;
  /** Minor units of that currency in a euro cent, about. */
  readonly rate: number;
  /** Coffee beans, breakfast tea, paper filters, honey. */
  readonly goods: readonly [string, string, string, string];
  readonly welcome: ContentFields;
  readonly consent: string;
  readonly terms: string;
  readonly restock: ContentFields;
  readonly shipping: ContentFields;
  readonly picks: ContentFields;
  /** Says how many pieces there are, in every plural form the language has. */
  readonly savedCart: ContentFields;
};
