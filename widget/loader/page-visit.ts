// One page of the visit: what the shop said and did on it, and what it is about.
import type { Page } from '../../shared/schema/page.ts';
import { deviceKind } from '../page/device.ts';
import { pageContext } from '../page/page-context.ts';

export type PageVisit = {
  readonly arrivedAt: number;
  /** `reprise('track', …)` so far. */
  readonly tracked: string[];
  /** `reprise('page', …)`. */
  explicit: Partial<Page>;
  /** Entries of the dataLayer that are of the page before; none for the first page of a document. */
  readonly dataBefore: number;
};

/** The page the visitor just came to. */
export function pageVisit(firstOfDocument: boolean): PageVisit {
  const dataBefore = firstOfDocument ? 0 : dataLayer().length;
  return { arrivedAt: Date.now(), tracked: [], explicit: {}, dataBefore };
}

/** What the page is, as far as can be told now. */
export function pageNow({ explicit, dataBefore }: PageVisit): Page {
  return pageContext({
    explicit,
    document,
    url: new URL(location.href),
    dataLayer: dataLayer().slice(dataBefore),
    device: deviceKind(),
    language: navigator.language,
  });
}

/** Names of the slots the shop placed. */
export function slotsNow(): string[] {
  const slots = [...document.querySelectorAll<HTMLElement>('[data-reprise-slot]')].slice(0, 50);
  return slots.map(({ dataset }) => dataset.repriseSlot ?? '');
}

function dataLayer(): readonly unknown[] {
  const pushed: unknown = Reflect.get(window, 'dataLayer');
  return Array.isArray(pushed) ? pushed : [];
}
