// One page of the visit: what the shop said and did on it, and what it is about.
import type { Page } from '../../shared/schema/page.ts';
import { type PageTold, pageContext } from '../page/page-context.ts';
import { platformCart } from './cart.ts';
import { dataLayer } from './data-layer.ts';

export type PageVisit = {
  readonly arrivedAt: number;
  /** `reprise('track', …)` so far. */
  readonly tracked: string[];
  /** `reprise('page', …)`. */
  readonly explicit: Partial<Page>;
  /** Entries of the dataLayer that are of the page before; none for the first page of a document. */
  readonly dataBefore: number;
  /** `reprise('show', …)` before there was an answer. */
  wanted?: string;
  /** How often it was asked about. */
  asked: number;
};

/** The page the visitor just came to; `back`: as the browser kept it, what was said of it included. */
export const pageVisit = (before: PageVisit | undefined, back?: boolean): PageVisit => ({
  explicit: {},
  dataBefore: before ? dataLayer().length : 0,
  ...(back && before),
  arrivedAt: Date.now(),
  tracked: [],
  asked: 0,
});

/** What the shop says of the page, else of its cart the platform: both know better than an event of some time ago. */
export const toldOf = (visit: PageVisit): Partial<Page> => ({ cart: platformCart, ...visit.explicit });

/** What the page is, as far as can be told now. */
export const pageNow = (visit: PageVisit): PageTold =>
  pageContext(toldOf(visit), dataLayer().slice(visit.dataBefore));
