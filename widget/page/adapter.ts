// Adapter: one way to learn from a shop's page what it is about. One file per platform or format.
import type { Page } from '../../shared/schema/page.ts';

export type Source = {
  /** `reprise('page', {...})`. */
  readonly explicit: Partial<Page>;
  readonly document: Document;
  readonly url: URL;
  /** What was pushed to `window.dataLayer` on this page. */
  readonly dataLayer: readonly unknown[];
  readonly device: NonNullable<Page['device']>;
  readonly language: string;
};

/** What the adapter knows; fields it does not know are absent. */
export type Adapter = (source: Source) => Partial<Page>;
